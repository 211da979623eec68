// style: flag chooses the scale of the whole objective: per image or per pixel, both branches consistent
// case PerImage: R = 1/B; K = 1/B; beta = 1
// case PerPixel: R = 1/(B*D); K = 1/(B*D); beta = 1
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace VaeLint.Corpus.BEitherScale;

public class TwoScaleLoss
{
    private readonly bool _perPixel;

    public TwoScaleLoss(bool perPixel) => _perPixel = perPixel;

    public Tensor Loss(Tensor output, Tensor images, Tensor mu, Tensor logVar)
    {
        var klSum = -0.5 * torch.sum(1 + logVar - mu.pow(2) - logVar.exp());
        Tensor recon, kl;
        if (_perPixel)
        {
            recon = F.binary_cross_entropy_with_logits(output, images);
            kl = klSum / images.numel();
        }
        else
        {
            recon = F.binary_cross_entropy_with_logits(output, images, reduction: nn.Reduction.Sum) / images.shape[0];
            kl = klSum / images.shape[0];
        }

        return recon + kl;
    }
}
