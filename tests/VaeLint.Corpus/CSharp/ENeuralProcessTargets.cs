// style: neural process: log-likelihood per target point, the KL of the context divided by the number of targets and broadcast over them, one negated mean
// case CalculateLoss: R = 1/(B*T); K = 1/(B*T); beta = 1
using TorchSharp;
using static TorchSharp.torch;

namespace VaeLint.Corpus.ENeuralProcessTargets;

public sealed class LatentNeuralProcess
{
    public (Tensor Loss, Tensor LogLik) CalculateLoss(Tensor predMean, Tensor yTarget, Tensor posteriorMean, Tensor posteriorStd)
    {
        var numTargets = yTarget.shape[1];
        var logLik = -(predMean - yTarget).square().sum(-1);
        var klDiv = (0.5 * (posteriorMean.square() + posteriorStd.square() - 1) - posteriorStd.log()).sum(dim: -1, keepdim: true);
        var loss = -torch.mean(logLik - klDiv / numTargets);
        return (loss, logLik);
    }
}
