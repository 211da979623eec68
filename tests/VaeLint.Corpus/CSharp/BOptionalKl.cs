// style: one class trains an autoencoder or a VAE: if (Variational) loss += kl; sums over the event, batch mean on both sides
// case Evaluate: not measured
// case Pretrain: not a VAE
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace VaeLint.Corpus.BOptionalKl;

public class AutoencoderLoss
{
    public bool Variational { get; set; } = true;

    public Tensor Evaluate(Tensor x, Tensor xHat, Tensor? mu = null, Tensor? logVar = null)
    {
        Tensor loss = F.smooth_l1_loss(xHat, x, nn.Reduction.None).flatten(start_dim: 1).sum(dim: 1);
        if (Variational)
        {
            Tensor kl = (0.5 * (mu!.square() + logVar!.exp() - 1 - logVar)).sum(dim: 1);
            loss += kl;
        }

        return loss.mean();
    }

    // Squared error of the deterministic phase only: no KL in sight.
    public Tensor Pretrain(Tensor x, Tensor xHat) => F.mse_loss(xHat, x);
}
