// style: count model of single cells: negative binomial written with lgamma, a KL for the code and one for the library size against moments of the data set, all sums, beta over both
// case Loss: not measured
using TorchSharp;
using static TorchSharp.torch;

namespace VaeLint.Corpus.HLibrarySizes;

public sealed record CellOutput(Tensor Rate, Tensor LogTheta, Tensor ZMu, Tensor ZLogVar, Tensor LMu, Tensor LLogVar);

public sealed class CellModel(Tensor libraryLogMeans, Tensor libraryLogVars)
{
    private static Tensor NegativeBinomial(Tensor x, Tensor rate, Tensor logTheta)
    {
        var theta = logTheta.exp();
        var logSum = torch.log(theta + rate + 1e-8);
        var logProb = theta * (logTheta - logSum) + x * (torch.log(rate + 1e-8) - logSum) + torch.lgamma(x + theta) - torch.lgamma(theta) - torch.lgamma(x + 1);
        return -logProb.sum();
    }

    private static Tensor KlCode(CellOutput output) => -0.5 * torch.sum(1 + output.ZLogVar - output.ZMu.pow(2) - output.ZLogVar.exp());

    private Tensor KlLibrary(CellOutput output, Tensor batchIndex)
    {
        var priorMean = libraryLogMeans[batchIndex].unsqueeze(1);
        var priorVar = libraryLogVars[batchIndex].unsqueeze(1);
        var variance = output.LLogVar.exp();
        var kl = 0.5 * (torch.log(priorVar) - output.LLogVar + (variance + (output.LMu - priorMean).pow(2)) / priorVar - 1.0);
        return kl.sum();
    }

    public (Tensor Total, double Recon, double KldZ, double KldL) Loss(Tensor counts, Tensor batchIndex, CellOutput output, double beta = 1.0)
    {
        var recon = NegativeBinomial(counts, output.Rate, output.LogTheta);
        var kldZ = KlCode(output);
        var kldL = KlLibrary(output, batchIndex);
        var total = recon + beta * (kldZ + kldL);
        return (total, recon.item<float>(), kldZ.item<float>(), kldL.item<float>());
    }
}
