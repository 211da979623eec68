// style: single-cell count model with poisson_nll_loss, static local helpers, KL as one expression
// case Loss: R = 1/(B*D); K = 1/B; beta = D
// case LossPerCell: R = 1/B; K = 1/B; beta = 1
// case LossNone: R = 1/B; K = 1/(B*L); beta = 1/L
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace VaeLint.Corpus.APoissonCounts;

public sealed class CountVae(int genes)
{
    public int Genes { get; } = genes;

    public Tensor Loss(Tensor logRate, Tensor counts, Tensor qzMean, Tensor qzLogVar)
    {
        var reconst = F.poisson_nll_loss(logRate, counts, log_input: true); //~ VAE001
        var klDivergence = (-0.5 * (1 + qzLogVar - qzMean.pow(2) - qzLogVar.exp())).sum(dim: 1).mean();
        return reconst + klDivergence;
    }

    public Tensor LossPerCell(Tensor logRate, Tensor counts, Tensor qzMean, Tensor qzLogVar)
    {
        var reconst = F.poisson_nll_loss(logRate, counts, log_input: true, reduction: nn.Reduction.Sum) / counts.shape[0];
        var klDivergence = (-0.5 * (1 + qzLogVar - qzMean.pow(2) - qzLogVar.exp())).sum(dim: 1).mean();
        return reconst + klDivergence;
    }

    public Tensor LossNone(Tensor logRate, Tensor counts, Tensor qzMean, Tensor qzLogVar)
    {
        var perGene = F.poisson_nll_loss(logRate, counts, log_input: true, reduction: nn.Reduction.None);
        var reconst = perGene.sum(dim: 1).mean();
        var klDivergence = torch.mean(-0.5 * (1 + qzLogVar - qzMean.pow(2) - qzLogVar.exp())); //~ VAE002
        return reconst + klDivergence;
    }
}
