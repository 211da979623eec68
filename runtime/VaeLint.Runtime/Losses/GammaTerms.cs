using VaeLint.Tensors;
using static TorchSharp.torch;

namespace VaeLint;

/// <summary>Pieces of the count likelihoods in which nothing large is subtracted: log Γ of a big number has no digits left for the difference.</summary>
internal static class GammaTerms
{
    /// <summary>From here on the series of <see cref="StirlingRemainder"/> is exact to 1e-14.</summary>
    private const double SeriesFrom = 8.0;

    /// <summary>log Γ(a) − [(a − ½) log a − a + ½ log 2π] for a &gt; 0.</summary>
    public static Tensor StirlingRemainder(Tensor values)
    {
        var big = values.ge(SeriesFrom);
        var inverse = values.masked_fill(big.bitwise_not(), SeriesFrom).reciprocal();
        var square = inverse.square();

        // Bernoulli numbers: 1/12a − 1/360a³ + 1/1260a⁵ − 1/1680a⁷ + 1/1188a⁹ − 691/360360a¹¹.
        var series = square * (-691.0 / 360360.0) + (1.0 / 1188.0);
        series = square * series - (1.0 / 1680.0);
        series = square * series + (1.0 / 1260.0);
        series = square * series - (1.0 / 360.0);
        series = inverse * (square * series + (1.0 / 12.0));

        var small = values.masked_fill(big, 1);
        var difference = small.lgamma() - ((small - 0.5) * small.log()) + small - NegativeLogLikelihood.HalfLogTwoPi;
        return Elementwise.Select(big, series, difference);
    }

    /// <summary>log x! − (x log x − x) for x ≥ 0: what is left of the constant when −log p is written around its smallest value. 0 at x = 0.</summary>
    public static Tensor FactorialRemainder(Tensor counts)
    {
        var empty = counts.eq(0);
        var positive = counts.masked_fill(empty, 1);
        var remainder = StirlingRemainder(positive) + (positive.log() * 0.5) + NegativeLogLikelihood.HalfLogTwoPi;
        return remainder.masked_fill(empty, 0);
    }

    /// <summary>log(a/b) for positive a and b from their exact difference a − b: right to all digits where a is near b, and with the right gradient at a = b.</summary>
    public static Tensor LogRatio(Tensor numerator, Tensor denominator, Tensor difference)
    {
        var near = numerator.le(denominator * 2).bitwise_and(numerator.ge(denominator * 0.5));
        var close = (difference.masked_fill(near.bitwise_not(), 0) / denominator).log1p();
        var apart = numerator.log() - denominator.log();
        return Elementwise.Select(near, close, apart);
    }
}
