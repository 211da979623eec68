// style: traffic forecasting: half a Gaussian with a predicted log variance summed over time, nodes and features, KL summed over time and latents; permuted outputs
// case LossFunction: R = 1/B; K = 1/B; beta = 1
using TorchSharp;
using static TorchSharp.torch;

namespace VaeLint.Corpus.EHalvedGraphSequence;

public sealed class GraphSequenceVae
{
    private readonly bool _variational;

    public GraphSequenceVae(bool variational) => _variational = variational;

    public (Tensor Total, Tensor? Recon, Tensor? Kl) LossFunction(Tensor preds, Tensor labels, Tensor? mu = null, Tensor? logvar = null, Tensor? outputLogvar = null)
    {
        if (!_variational || mu is null || logvar is null || outputLogvar is null)
        {
            var plain = torch.mean((preds - labels).pow(2));
            return (plain, null, null);
        }

        var reconLoss = 0.5 * torch.mean(torch.sum(torch.div((preds - labels).pow(2), outputLogvar.exp()) + outputLogvar, [1, 2, 3]));
        var klLoss = -0.5 * torch.mean(torch.sum(1 + logvar - mu.pow(2) - logvar.exp(), [1, 2]));
        return (reconLoss + klLoss, reconLoss, klLoss);
    }
}
