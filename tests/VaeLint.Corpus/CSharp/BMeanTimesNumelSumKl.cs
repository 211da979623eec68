// style: mean squared error times numel with a summed KL (everything is a sum over the batch), local functions
// case BatchLoss: R = 1; K = 1; beta = 1
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace VaeLint.Corpus.BMeanTimesNumelSumKl;

public static class SpectrogramVae
{
    public static Tensor BatchLoss(Tensor output, Tensor spectrogram, Tensor mu, Tensor logVar)
    {
        return Reconstruction() + Divergence();

        Tensor Reconstruction()
        {
            var mse = mse_loss(output, spectrogram);
            return mse * spectrogram.numel();
        }

        Tensor Divergence()
        {
            var variance = logVar.exp();
            return (variance + mu * mu - logVar - 1).sum() * 0.5;
        }
    }
}
