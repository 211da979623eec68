using static TorchSharp.torch;

namespace VaeLint.Tensors;

/// <summary>Functions that libtorch has, but not on meta tensors: logsigmoid, where and abs have no kernel there. Written with those that have, values and gradients the same.</summary>
internal static class Elementwise
{
    /// <summary>The default of 20 costs 1e-9 in float64.</summary>
    private const double SoftplusIsLinearFrom = 40;

    /// <summary>log(1 + exp(a)), right to all digits at both ends, with the gradient σ(a). −log σ(a) is its value at −a.</summary>
    public static Tensor Softplus(Tensor values) => nn.functional.softplus(values, 1, SoftplusIsLinearFrom);

    /// <summary>One or the other, element by element; what is not chosen gets gradient 0 and may be NaN.</summary>
    public static Tensor Select(Tensor condition, Tensor yes, Tensor no) => yes.masked_fill(condition.bitwise_not(), 0) + no.masked_fill(condition, 0);

    /// <summary>|a|, with gradient 0 at 0.</summary>
    public static Tensor Magnitude(Tensor values) => values * values.sign();

    /// <summary>log p: −∞ at 0, where the gradient is 0 and not ∞, which times 0 is NaN.</summary>
    public static Tensor LogProbability(Tensor probabilities)
    {
        var excluded = probabilities.eq(0);
        return probabilities.masked_fill(excluded, 1).log().masked_fill(excluded, double.NegativeInfinity);
    }

    /// <summary>log(1 − p): −∞ at 1, where the gradient is 0.</summary>
    public static Tensor LogComplement(Tensor probabilities)
    {
        var certain = probabilities.eq(1);
        return probabilities.masked_fill(certain, 0).neg().log1p().masked_fill(certain, double.NegativeInfinity);
    }

    /// <summary>log Σ exp over one axis, which is kept; −∞, with gradient 0, where all values are.</summary>
    public static Tensor LogSumExp(Tensor values, long axis)
    {
        var largest = values.detach().amax([axis], keepdim: true).clamp(float.MinValue, float.MaxValue);
        return LogProbability((values - largest).exp().sum(axis, keepdim: true)) + largest;
    }
}
