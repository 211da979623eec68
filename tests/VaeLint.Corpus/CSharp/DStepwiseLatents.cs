// style: time-series VAE with one latent per step: error summed over features and KL summed over latents, both averaged over batch and steps
// case Loss: R = 1/(6*B); K = 1/(6*B); beta = 1
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.DStepwiseLatents;

public sealed class SequentialVae
{
    public static Tensor Loss(Tensor xHat, Tensor x, Tensor zMu, Tensor zLogVar)
    {
        var nll = functional.mse_loss(xHat.view(-1, 6, 11), x.view(-1, 6, 11), reduction: Reduction.None).sum(2);
        var kl = 0.5 * (zMu.view(-1, 6, 7).pow(2) + zLogVar.view(-1, 6, 7).exp() - zLogVar.view(-1, 6, 7) - 1).sum(2);
        return nll.mean() + kl.mean();
    }
}
