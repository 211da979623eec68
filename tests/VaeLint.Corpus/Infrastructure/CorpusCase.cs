using TorchSharp;
using static TorchSharp.torch;

namespace VaeLint.Corpus;

/// <summary>The likelihood whose gradient the decoder output of a corpus loss is fitted to. Weight 1 is the negative log-likelihood named here.</summary>
public enum Likelihood
{
    /// <summary>Σ (x̂ − x)², with <see cref="LossInputs.Reconstruction"/>. Weight 1 is the sum of squared errors, not half of it.</summary>
    SquaredError,

    /// <summary>Σ |x̂ − x|, with <see cref="LossInputs.Reconstruction"/>.</summary>
    AbsoluteError,

    /// <summary>Binary cross-entropy of probabilities, with <see cref="LossInputs.Reconstruction"/> against <see cref="LossInputs.Target"/>.</summary>
    BernoulliProbabilities,

    /// <summary>Binary cross-entropy of logits, with <see cref="LossInputs.Logits"/> against <see cref="LossInputs.Target"/>.</summary>
    BernoulliLogits,

    /// <summary>Anything else: only the latent side is measured.</summary>
    Unmeasured,
}

/// <summary>
/// One loss of a corpus file, callable by the oracle. <see cref="Name"/> is the name in the file's header. The oracle averages a loss that is not a
/// scalar over its elements.
/// </summary>
public sealed record CorpusCase(string Name, Likelihood Likelihood, Func<LossInputs, Tensor> Loss)
{
    /// <summary>Event axes the loss needs (1 for [B,D], 3 for [B,C,H,W]).</summary>
    public int EventRank { get; init; } = 1;

    /// <summary>Fixed sizes where the code insists on them (784, 3x32x32); null for free.</summary>
    public long[]? EventShape { get; init; }

    /// <summary>Latent axes the loss needs.</summary>
    public int LatentRank { get; init; } = 1;

    /// <summary>Fixed latent sizes where the code insists on them; null for free.</summary>
    public long[]? LatentShape { get; init; }

    /// <summary>Fixed batch size where the code insists on it; 0 for free.</summary>
    public long Batch { get; init; }

    /// <summary>The KL is not the closed form (Monte Carlo, learned prior): compare with a tolerance, or not at all.</summary>
    public double Tolerance { get; init; } = 1e-6;
}
