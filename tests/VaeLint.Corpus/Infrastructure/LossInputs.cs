using TorchSharp;
using static TorchSharp.torch;

namespace VaeLint.Corpus;

/// <summary>
/// What the oracle hands to a corpus loss. Every tensor is float64; the roles are leaves that require gradients, so that the weight of each term
/// can be read off ∂loss/∂(decoder output) and ∂loss/∂(mean). Sizes are distinct primes.
/// </summary>
public class LossInputs
{
    public LossInputs(long batch, long[] eventShape, long[] latentShape, int seed)
    {
        Batch = batch;
        EventShape = eventShape;
        LatentShape = latentShape;
        var generator = new Generator((ulong)seed);
        long[] dataShape = [batch, .. eventShape];
        long[] codeShape = [batch, .. latentShape];
        Target = rand(dataShape, dtype: ScalarType.Float64, generator: generator) * 0.8 + 0.1;
        BinaryTarget = (rand(dataShape, dtype: ScalarType.Float64, generator: generator) > 0.5).to(ScalarType.Float64);
        Reconstruction = Leaf(rand(dataShape, dtype: ScalarType.Float64, generator: generator) * 0.8 + 0.1);
        Logits = Leaf(randn(dataShape, dtype: ScalarType.Float64, generator: generator));
        Mean = Leaf(randn(codeShape, dtype: ScalarType.Float64, generator: generator) + 0.3);
        LogVariance = Leaf(randn(codeShape, dtype: ScalarType.Float64, generator: generator) * 0.5);
    }

    /// <summary>Inputs that come from elsewhere: a derived class gives the tensors.</summary>
    protected LossInputs(long batch, long[] eventShape, long[] latentShape)
    {
        Batch = batch;
        EventShape = eventShape;
        LatentShape = latentShape;
        Target = BinaryTarget = Reconstruction = Logits = Mean = LogVariance = null!;
    }

    /// <summary>B.</summary>
    public long Batch { get; }

    /// <summary>Shape of one event, without the batch axis.</summary>
    public long[] EventShape { get; }

    /// <summary>Shape of one latent code, without the batch axis.</summary>
    public long[] LatentShape { get; }

    /// <summary>[B, event] in [0.1, 0.9].</summary>
    public virtual Tensor Target { get; }

    /// <summary>[B, event] of zeros and ones.</summary>
    public virtual Tensor BinaryTarget { get; }

    /// <summary>[B, event] in [0.1, 0.9]: decoder output as probabilities or as a mean. A leaf.</summary>
    public virtual Tensor Reconstruction { get; }

    /// <summary>[B, event]: decoder output as logits. A leaf.</summary>
    public virtual Tensor Logits { get; }

    /// <summary>[B, latent]. A leaf.</summary>
    public virtual Tensor Mean { get; }

    /// <summary>[B, latent] log-variance. A leaf.</summary>
    public virtual Tensor LogVariance { get; }

    /// <summary>exp(½ log-variance), connected to <see cref="LogVariance"/>.</summary>
    public virtual Tensor StandardDeviation => (LogVariance * 0.5).exp();

    /// <summary>½ log-variance, connected to <see cref="LogVariance"/>.</summary>
    public virtual Tensor LogStandardDeviation => LogVariance * 0.5;

    private static Tensor Leaf(Tensor values) => values.detach().requires_grad_();
}
