// style: research library loss class: target first in the error, everything averaged
// case forward: R = 1/(B*D); K = 1/(B*L); beta = D/L
using TorchSharp;
using static TorchSharp.torch;

namespace VaeLint.Corpus.DLossClassAllMeans;

public sealed class VAELoss : nn.Module<Tensor, Tensor, Tensor, Tensor, Tensor>
{
    public VAELoss() : base("VAELoss")
    {
    }

    public override Tensor forward(Tensor x, Tensor reconX, Tensor mu, Tensor logvar)
    {
        var imgLoss = nn.functional.mse_loss(x, reconX); //~ VAE001
        var KLD = -0.5 * (1 + logvar - mu.pow(2) - logvar.exp()).mean(); //~ VAE002
        return imgLoss + KLD;
    }
}
