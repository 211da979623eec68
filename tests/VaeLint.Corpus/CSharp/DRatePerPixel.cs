// style: very deep VAE: distortion and rate are both divided by the number of pixels, computed in a loop over the shape
// case Forward: R = 1/(B*D); K = 1/(B*D); beta = 1
using System.Collections.Generic;
using TorchSharp;
using static TorchSharp.torch;

namespace VaeLint.Corpus.DRatePerPixel;

public sealed class Hvae
{
    public static Dictionary<string, Tensor> Forward(Tensor x, Tensor pxLogits, Tensor qm, Tensor qv)
    {
        var ndims = 1L;
        var shape = x.shape;
        for (var i = 1; i < shape.Length; i++)
        {
            ndims *= shape[i];
        }

        var nll = nn.functional.binary_cross_entropy_with_logits(pxLogits, x, reduction: nn.Reduction.None);
        var distortionPerPixel = nll.sum([1, 2, 3]) / ndims;

        var kl = -0.5 + -qv + 0.5 * (qv.exp().pow(2) + qm.pow(2));
        var ratePerPixel = kl.sum([1, 2, 3]) / ndims;

        var elbo = (distortionPerPixel + ratePerPixel).mean();
        return new Dictionary<string, Tensor>
        {
            ["elbo"] = elbo,
            ["distortion"] = distortionPerPixel.mean(),
            ["rate"] = ratePerPixel.mean(),
        };
    }
}
