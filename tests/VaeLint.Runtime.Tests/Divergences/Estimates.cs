namespace VaeLint.Runtime.Tests.Divergences;

/// <summary>KL divergences without their closed form: from draws, and by summing over a grid.</summary>
internal static class Estimates
{
    private const int Draws = 200_000;

    /// <summary>The closed form lies within five standard errors of the mean of log q − log p over draws from q.</summary>
    public static void AssertMatchesDraws(double closedForm, Func<Random, double> logRatioOfADraw)
    {
        var random = new Random(20240607);
        var (sum, squares) = (0.0, 0.0);
        for (var draw = 0; draw < Draws; draw++)
        {
            var value = logRatioOfADraw(random);
            sum += value;
            squares += value * value;
        }

        var mean = sum / Draws;
        var standardError = Math.Sqrt(((squares / Draws) - (mean * mean)) / Draws);
        Assert.True(standardError > 0 && standardError < 0.02, $"standard error {standardError}");
        Assert.True(Math.Abs(closedForm - mean) <= 5 * standardError, $"{closedForm} instead of {mean} ± {standardError}");
    }

    /// <summary>∫ q·log(q/p) by the trapezoidal rule, which converges exponentially for smooth densities that vanish at both ends.</summary>
    public static double Integral(Func<double, double> logQ, Func<double, double> logP, double from, double to, int intervals = 200_000)
    {
        var step = (to - from) / intervals;
        var sum = 0.0;
        for (var index = 0; index <= intervals; index++)
        {
            var z = from + (index * step);
            sum += (index is 0 || index == intervals ? 0.5 : 1.0) * Math.Exp(logQ(z)) * (logQ(z) - logP(z));
        }

        return sum * step;
    }

    public static double StandardNormalDraw(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    public static Func<double, double> LogNormal(double mean, double logVariance) =>
        z => -0.5 * (Math.Log(2 * Math.PI) + logVariance + ((z - mean) * (z - mean) / Math.Exp(logVariance)));

    public static Func<double, double> LogLaplace(double location, double scale) => z => -Math.Log(2 * scale) - (Math.Abs(z - location) / scale);
}
