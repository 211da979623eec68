// style: single-cell counts with a hand-written negative binomial, latent and library-size KLs between Normals, per-cell losses averaged with a warm-up weight
// case Loss: R = 1/B; K = 1/B; beta = 1
using TorchSharp;
using static TorchSharp.torch;

namespace VaeLint.Corpus.DCellCounts;

public sealed record LossRecorder(Tensor Loss, Tensor ReconstructionLoss, Tensor KlLocal);

public sealed class CountModule
{
    private const double Eps = 1e-8;

    private static Tensor LogNegativeBinomial(Tensor x, Tensor mu, Tensor theta)
    {
        var logThetaMu = torch.log(theta + mu + Eps);
        return theta * (torch.log(theta + Eps) - logThetaMu)
            + x * (torch.log(mu + Eps) - logThetaMu)
            + torch.lgamma(x + theta)
            - torch.lgamma(theta)
            - torch.lgamma(x + 1);
    }

    private static Tensor KlNormals(Tensor loc, Tensor variance, Tensor priorLoc, Tensor priorVariance)
    {
        var ratio = variance / priorVariance;
        return 0.5 * (ratio + (loc - priorLoc).pow(2) / priorVariance - 1 - ratio.log());
    }

    public static LossRecorder Loss(Tensor x, Tensor pxRate, Tensor pxR, Tensor qzMean, Tensor qzVar, Tensor? qlMean = null, Tensor? qlVar = null, double klWeight = 1.0)
    {
        var reconstLoss = -LogNegativeBinomial(x, pxRate, pxR).sum(dim: -1);
        var klZ = KlNormals(qzMean, qzVar, zeros_like(qzMean), ones_like(qzVar)).sum(dim: 1);
        var klLocal = klZ;
        if (qlMean is not null && qlVar is not null)
        {
            klLocal = klLocal + KlNormals(qlMean, qlVar, zeros_like(qlMean), ones_like(qlVar)).sum(dim: 1);
        }

        var loss = torch.mean(reconstLoss + klWeight * klLocal);
        return new LossRecorder(loss, reconstLoss, klLocal);
    }
}
