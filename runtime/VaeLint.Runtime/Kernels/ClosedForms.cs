using TorchSharp;
using VaeLint.Tensors;
using static TorchSharp.torch;

namespace VaeLint.Kernels;

/// <summary>
/// The four losses for a device, by libtorch's operators without autograd: elements whose sum times the term's factor is the loss, and their gradients before the term's factor for gradients.
/// Each operator is one kernel to launch, which costs more than its arithmetic on a small batch. Same formulas as the composition; gradients never share memory with an input.
/// </summary>
internal static class ClosedForms
{
    public static (Tensor Elements, Tensor[] Gradients) Bernoulli(Tensor[] inputs)
    {
        var (logits, target) = (inputs[0], inputs[1]);
        var negated = -logits;
        var elements = lerp(Elementwise.Softplus(logits), Elementwise.Softplus(negated), target);

        // Not σ(a) − x, of which a well-fitted pixel keeps no digit.
        return (elements, [logits.sigmoid().lerp_(negated.sigmoid_().neg_(), target)]);
    }

    /// <summary>(m − x)².</summary>
    public static (Tensor Elements, Tensor[] Gradients) Gaussian(Tensor[] inputs)
    {
        var error = inputs[0] - inputs[1];
        return (error.square(), [error]);
    }

    /// <summary>v + (m − x)²/σ². The square comes last: exp(−v) overflows first.</summary>
    public static (Tensor Elements, Tensor[] Gradients) GaussianLogVariance(Tensor[] inputs)
    {
        var (mean, logVariance, target) = (inputs[0], inputs[1], inputs[2]);
        var inverseDeviation = (logVariance * -0.5).exp_();
        var error = (mean - target).mul_(inverseDeviation);
        var square = error.square();
        return (square + logVariance, [error.mul_(inverseDeviation), square.mul_(-0.5).add_(0.5)]);
    }

    /// <summary>μ² + e^v − 1 − v.</summary>
    public static (Tensor Elements, Tensor[] Gradients) StandardNormal(Tensor[] inputs)
    {
        var (mean, logVariance) = (inputs[0], inputs[1]);
        var minusOne = logVariance.expm1();
        var elements = (minusOne - logVariance).addcmul_(mean, mean, 1);
        return (elements, [mean.clone(), minusOne.mul_(0.5)]);
    }
}
