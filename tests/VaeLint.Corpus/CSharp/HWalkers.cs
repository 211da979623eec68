// style: paths of pedestrians: log-densities of one Normal per future step, stacked, masked and clamped, a small number before their sum, the KL of the intent with a slope over epochs, a penalty on wide predictions
// case Loss: not measured
using System.Collections.Generic;
using System.Linq;
using TorchSharp;
using static TorchSharp.torch;

namespace VaeLint.Corpus.HWalkers;

public static class WalkerLoss
{
    private const double StdWeight = 0.05;

    public static Tensor Loss(IReadOnlyList<Tensor> means, IReadOnlyList<Tensor> deviations, Tensor future, Tensor mask, Tensor mu, Tensor logVar, int epoch)
    {
        var densities = means.Select((mean, i) => distributions.Normal(mean, deviations[i]).log_prob(future[TensorIndex.Colon, TensorIndex.Single(i)]).sum(-1)).ToArray();
        var perStep = torch.stack(densities).permute(1, 0);
        var nll = -torch.sum(torch.clamp(perStep * mask, max: 100));
        var spread = 0.5 * torch.sum(torch.cat(deviations.ToArray()));
        var kl = 0.5 * torch.sum(mu.pow(2) + logVar.exp() - logVar - 1);
        var klWeight = Math.Min((4 * epoch + 1) / 100.0, 1.0);
        return 0.01 * nll + klWeight * kl + StdWeight * spread;
    }
}
