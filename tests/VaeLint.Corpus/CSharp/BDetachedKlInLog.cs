// style: result record with detached parts for the log (-KLD.detach() as in many libraries), loss itself per sample and averaged
// case Compute: R = 1/B; K = 1/B; beta = 1
using System.Collections.Generic;
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace VaeLint.Corpus.BDetachedKlInLog;

public static class LossFunction
{
    public static Dictionary<string, Tensor> Compute(Tensor recons, Tensor input, Tensor mu, Tensor log_var)
    {
        var perPixel = F.mse_loss(recons, input, nn.Reduction.None);
        var recons_loss = perPixel.view(input.shape[0], -1).sum(1).mean();
        var kld_loss = torch.mean(-0.5 * torch.sum(1 + log_var - mu.pow(2) - log_var.exp(), 1L));

        var loss = recons_loss + kld_loss;
        return new Dictionary<string, Tensor>
        {
            ["loss"] = loss,
            ["Reconstruction_Loss"] = perPixel.mean().detach(),
            ["KLD"] = -kld_loss.detach(),
        };
    }
}
