using static TorchSharp.torch;

namespace VaeLint;

/// <summary>The numbers of one <see cref="NegativeElbo"/>: means over the batch, in nats.</summary>
/// <param name="Loss">What was minimised: reconstruction + β·KL.</param>
/// <param name="Reconstruction">−log p(x|z).</param>
/// <param name="Kl">KL(q ‖ p) before β.</param>
/// <param name="Beta">β.</param>
public readonly record struct ElboMetrics(double Loss, double Reconstruction, double Kl, double Beta)
{
    /// <summary>Reconstruction + KL with weight 1: comparable between values of β, and the negative ELBO where the KL was not bounded by free bits or a capacity.</summary>
    public double UnweightedLoss => Reconstruction + Kl;

    internal static ElboMetrics Read(Tensor loss, Tensor reconstruction, Tensor kl, double beta)
    {
        using var scope = NewDisposeScope();
        var values = stack([loss.detach(), reconstruction, kl]).to_type(ScalarType.Float64).cpu().data<double>();
        return new ElboMetrics(values[0], values[1], values[2], beta);
    }
}
