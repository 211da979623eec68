// style: molecule SMILES VAE: CrossEntropyLoss module over [B,V,T] or one-hot log_softmax; per-token means against a KL per molecule
// case PermutedScores: R = 1/(B*T); K = 1/B; beta = T
// case PermutedSum: R = 1/B; K = 1/B; beta = 1
// case OneHotMean: R = 1/(B*D); K = 1/B; beta = D
// case OneHotSum: R = 1/B; K = 1/B; beta = 1
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.ATokenModules;

public sealed class MoleculeVaeLoss
{
    private readonly CrossEntropyLoss _tokenLoss = CrossEntropyLoss();
    private readonly CrossEntropyLoss _tokenLossSum = CrossEntropyLoss(reduction: Reduction.Sum);

    private static Tensor Kl(Tensor mu, Tensor logVar) => -0.5 * torch.sum(1 + logVar - mu.pow(2) - logVar.exp(), 1).mean();

    public Tensor PermutedScores(Tensor scores, Tensor smiles, Tensor mu, Tensor logVar)
    {
        var byClass = scores.view(-1, 120, 35).permute(0, 2, 1);
        var reconstruction = _tokenLoss.call(byClass, smiles.view(-1, 120)); //~ VAE001
        return reconstruction + Kl(mu, logVar);
    }

    public Tensor PermutedSum(Tensor scores, Tensor smiles, Tensor mu, Tensor logVar)
    {
        var byClass = scores.view(-1, 120, 35).permute(0, 2, 1);
        var reconstruction = _tokenLossSum.call(byClass, smiles.view(-1, 120)) / smiles.shape[0];
        return reconstruction + Kl(mu, logVar);
    }

    public static Tensor OneHotMean(Tensor scores, Tensor oneHot, Tensor mu, Tensor logVar)
    {
        var logProbabilities = functional.log_softmax(scores, dim: -1);
        var reconstruction = -(oneHot * logProbabilities).mean(); //~ VAE001
        return reconstruction + Kl(mu, logVar);
    }

    public static Tensor OneHotSum(Tensor scores, Tensor oneHot, Tensor mu, Tensor logVar)
    {
        var logProbabilities = functional.log_softmax(scores, dim: -1);
        var reconstruction = -(oneHot * logProbabilities).sum() / oneHot.shape[0];
        return reconstruction + Kl(mu, logVar);
    }
}
