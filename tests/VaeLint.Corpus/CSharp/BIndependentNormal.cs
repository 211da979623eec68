// style: distribution objects: Independent(Normal, 3).log_prob gives one value per sample, KL in a helper on distribution parameters
// case Loss: R = 1/(2*B); K = 1/B; beta = 2
using TorchSharp;
using static TorchSharp.torch;

namespace VaeLint.Corpus.BIndependentNormal;

public class PixelGaussian
{
    public static Tensor Loss(Tensor image, Tensor decoded, Tensor mu, Tensor scale)
    {
        var px = distributions.Independent(distributions.Normal(decoded, ones_like(decoded)), 3);
        var logLikelihood = px.log_prob(image);
        var kl = KlNormal(mu, scale).sum(-1);
        return (kl - logLikelihood).mean();
    }

    private static Tensor KlNormal(Tensor loc, Tensor scale)
    {
        return -scale.log() + (scale * scale + loc * loc) / 2.0 - 0.5;
    }
}
