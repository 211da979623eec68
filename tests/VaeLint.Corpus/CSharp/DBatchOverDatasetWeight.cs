// style: PyTorch-VAE's M_N: the experiment passes batch size over data set size as the weight of the KL beside a mean squared error
// case LossFunction: R = 1/(B*D); K = w/B; beta = w*D
// note: the weight is an argument that nobody in this file passes, so it is free
using System.Collections.Generic;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.DBatchOverDatasetWeight;

public sealed class LogCoshFreeVae
{
    public static Dictionary<string, Tensor> Terms(Tensor recons, Tensor input, Tensor mu, Tensor logVar, double mN)
    {
        var reconsLoss = functional.mse_loss(recons, input);
        var kldLoss = (-0.5 * (1 + logVar - mu.square() - logVar.exp()).sum(dim: 1)).mean();
        var loss = reconsLoss + mN * kldLoss; //~ VAE010
        return new() { ["loss"] = loss, ["Reconstruction_Loss"] = reconsLoss.detach(), ["KLD"] = -kldLoss.detach() };
    }
}
