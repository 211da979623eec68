// style: script that multiplies the mean by the number of elements of the first sample and uses validation under no_grad with other reductions
// case Train: R = 1/B; K = 1/B; beta = 1
// case Validate: not measured
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.DFirstSampleNumel;

public static class SurrogateScript
{
    public static Tensor Train(Tensor prediction, Tensor x, Tensor mu, Tensor logvar)
    {
        var recon = functional.mse_loss(prediction, x) * x[0].numel();
        var kld = -0.5 * (1 + logvar - mu * mu - logvar.exp()).sum() / mu.shape[0];
        return recon + kld;
    }

    public static double Validate(Tensor prediction, Tensor x, Tensor mu, Tensor logvar)
    {
        using (no_grad())
        {
            var recon = functional.mse_loss(prediction, x);
            var kld = -0.5 * torch.mean(1 + logvar - mu.pow(2) - logvar.exp());
            return (recon + kld).ToDouble();
        }
    }
}
