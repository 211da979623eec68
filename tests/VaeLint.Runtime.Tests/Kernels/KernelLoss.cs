using static TorchSharp.torch;

namespace VaeLint.Runtime.Tests.Kernels;

/// <summary>One of the four losses on its parameters and, where it has one, its target.</summary>
internal sealed record KernelLoss(string Name, int Parameters, Func<Tensor[], Tensor> Call)
{
    public static IReadOnlyList<KernelLoss> All { get; } =
    [
        new("Bernoulli", 1, x => NegativeLogLikelihood.BernoulliLogits(x[0], x[1])),
        new("Gaussian", 1, x => NegativeLogLikelihood.Gaussian(x[0], x[1], 0.3)),
        new("GaussianLogVariance", 2, x => NegativeLogLikelihood.GaussianLogVariance(x[0], x[1], x[2])),
        new("StandardNormal", 2, x => KlDivergence.ToStandardNormal(x[0], x[1])),
    ];

    public static KernelLoss Get(string name) => All.Single(loss => loss.Name == name);

    /// <summary>Ordinary values of a shape, in float32.</summary>
    public Tensor[] Sample(params long[] shape) => Name switch
    {
        "Bernoulli" => [randn(shape) * 3, rand(shape)],
        "Gaussian" => [randn(shape), randn(shape)],
        "GaussianLogVariance" => [randn(shape), randn(shape), randn(shape)],
        _ => [randn(shape), randn(shape)],
    };

    /// <summary>One value per sample, and the gradients of Σ weight · value.</summary>
    public (Tensor Values, Tensor[] Gradients) Run(Tensor[] inputs, ScalarType type, Func<Tensor, Tensor> reduce)
    {
        var moved = inputs.Select((input, index) => index < Parameters ? input.detach().to_type(type).clone().requires_grad_() : input.to_type(type)).ToArray();
        var values = Call(moved);
        reduce(values).backward();
        return (values.detach(), [.. moved[..Parameters].Select(input => input.grad!)]);
    }
}
