// style: interfaces registered in a container: IReconstructionTerm with several implementations, IDivergence with one, options class
// case Objective: R = 1/B; K = beta/B; beta = beta
using System;
using TorchSharp;
using static TorchSharp.torch;

namespace VaeLint.Corpus.BInjectedObjective;

public interface IReconstructionTerm
{
    Tensor PerSample(Tensor output, Tensor x);
}

public interface IDivergence
{
    Tensor PerSample(Tensor mean, Tensor logVariance);
}

public sealed class BernoulliTerm : IReconstructionTerm
{
    public Tensor PerSample(Tensor output, Tensor x)
        => nn.functional.binary_cross_entropy_with_logits(output, x, reduction: nn.Reduction.None).flatten(1).sum(1);
}

public sealed class GaussianTerm : IReconstructionTerm
{
    public Tensor PerSample(Tensor output, Tensor x) => 0.5 * (output - x).square().flatten(1).sum(1);
}

public sealed class StandardNormalDivergence : IDivergence
{
    public Tensor PerSample(Tensor mean, Tensor logVariance)
        => (mean.square() + logVariance.exp() - logVariance - 1).sum(1) / 2;
}

public sealed class ObjectiveOptions
{
    public double Beta { get; set; } = 1.0;
}

public sealed class VariationalObjective
{
    private readonly IReconstructionTerm _reconstruction;
    private readonly IDivergence _divergence;
    private readonly ObjectiveOptions _options;

    public VariationalObjective(IReconstructionTerm reconstruction, IDivergence divergence, ObjectiveOptions options)
    {
        _reconstruction = reconstruction ?? throw new ArgumentNullException(nameof(reconstruction));
        _divergence = divergence ?? throw new ArgumentNullException(nameof(divergence));
        _options = options ?? throw new ArgumentNullException(nameof(options));
    }

    public Tensor Compute(Tensor output, Tensor x, Tensor mean, Tensor logVariance)
    {
        var nll = _reconstruction.PerSample(output, x);
        var kl = _divergence.PerSample(mean, logVariance);
        return (nll + _options.Beta * kl).mean();
    }
}
