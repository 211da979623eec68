// style: training script for scene images: mean, mean, kl_weight = 1e-6 as a parameter default; tuple of tensor and floats; epoch loop passes nothing
// case VaeLoss: R = 1/(B*D); K = 1e-6/(B*L); beta = 1e-6*D/L
// case Train: not measured
using System.Collections.Generic;
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace VaeLint.Corpus.DClevrDefaultWeight;

public static class Program
{
    public static (Tensor Total, double Recon, double Kl) VaeLoss(Tensor recon, Tensor x, Tensor mu, Tensor logvar, double klWeight = 1e-6)
    {
        var reconLoss = F.mse_loss(recon, x, reduction: nn.Reduction.Mean);
        var klLoss = -0.5 * torch.mean(1 + logvar - mu.pow(2) - logvar.exp());
        var total = reconLoss + klWeight * klLoss; //~ VAE010
        return (total, reconLoss.ToDouble(), klLoss.ToDouble());
    }

    public static List<double> Train(nn.Module<Tensor, (Tensor, Tensor, Tensor)> vae, IEnumerable<Tensor> loader, optim.Optimizer optimizer)
    {
        var history = new List<double>();
        foreach (var images in loader)
        {
            optimizer.zero_grad();
            var (recon, mu, logvar) = vae.call(images);
            var (loss, r, k) = VaeLoss(recon, images, mu, logvar);
            loss.backward();
            optimizer.step();
            history.Add(r + k);
        }

        return history;
    }
}
