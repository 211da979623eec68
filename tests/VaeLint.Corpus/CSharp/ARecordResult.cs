// style: loss parts in a record with a Total property, built by the method that also hands out the total
// case Compute: R = 1/(B*D); K = 1/B; beta = D
// case ComputeWeighted: R = 1/(B*D); K = klWeight/B; beta = klWeight*D
// case ComputeSummed: R = 1/B; K = 1/B; beta = 1
using System.Diagnostics;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.ARecordResult;

public sealed record LossParts(Tensor Reconstruction, Tensor Kl)
{
    public Tensor Total => Reconstruction + Kl;
}

public sealed class ElboCalculator
{
    public double KlWeight { get; set; } = 0.1;

    public Tensor Compute(Tensor output, Tensor input, Tensor mean, Tensor logVar)
    {
        var parts = new LossParts(
            functional.mse_loss(output, input), //~ VAE001
            (-0.5 * (1 + logVar - mean.pow(2) - logVar.exp())).sum(1).mean());
        return parts.Total;
    }

    public Tensor ComputeWeighted(Tensor output, Tensor input, Tensor mean, Tensor logVar)
    {
        var divergence = (-0.5 * (1 + logVar - mean.pow(2) - logVar.exp())).sum(1).mean();
        var parts = new LossParts(
            functional.mse_loss(output, input),
            KlWeight * divergence); //~ VAE010
        return parts.Total;
    }

    public LossParts Summed(Tensor output, Tensor input, Tensor mean, Tensor logVar) => new(
        functional.mse_loss(output, input, Reduction.Sum) / input.shape[0],
        (-0.5 * (1 + logVar - mean.pow(2) - logVar.exp())).sum(1).mean());

    public Tensor ComputeSummed(Tensor output, Tensor input, Tensor mean, Tensor logVar)
    {
        var parts = Summed(output, input, mean, logVar);
        Debug.WriteLine($"recon {parts.Reconstruction.ToDouble():F3}, kl {parts.Kl.ToDouble():F3}");
        return parts.Total;
    }
}
