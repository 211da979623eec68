// style: vector graphics VAE: loss starts as a number-like zero tensor, KL mean with a floor and a weight from a dictionary, decoder error added afterwards
// case Forward: R = 1/(B*D); K = w/(B*L); beta = w*D/L
using System.Collections.Generic;
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace VaeLint.Corpus.EKlTolerance;

public sealed class SvgLoss
{
    private readonly bool _useVae = true;

    public Dictionary<string, Tensor> Forward(Tensor decodedArgs, Tensor targetArgs, Tensor mu, Tensor logsigma, IReadOnlyDictionary<string, double> weights)
    {
        var loss = torch.tensor(0.0);
        var res = new Dictionary<string, Tensor>();

        if (_useVae)
        {
            var lossKl = -0.5 * torch.mean(1 + logsigma - mu.pow(2) - torch.exp(logsigma));
            lossKl = lossKl.clamp(min: weights["kl_tolerance"]);

            loss = loss + weights["loss_kl_weight"] * lossKl; //~ VAE010
            res["loss_kl"] = lossKl;
        }

        var lossArgs = F.mse_loss(decodedArgs, targetArgs);
        loss = loss + lossArgs;
        res["loss_args"] = lossArgs;
        res["loss"] = loss;
        return res;
    }
}
