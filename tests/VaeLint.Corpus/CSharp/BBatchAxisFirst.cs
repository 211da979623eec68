// style: mean over the batch axis first, then the sum over what is left: kl.mean([0]).sum(), flatten(1) and per-pixel maps
// case Loss: R = 1/B; K = 1/B; beta = 1
using TorchSharp;
using static TorchSharp.torch;

namespace VaeLint.Corpus.BBatchAxisFirst;

public class PerPixelReport
{
    public Tensor LastErrorMap { get; private set; }
    public Tensor LastKlPerUnit { get; private set; }

    public Tensor Loss(Tensor decoded, Tensor frames, Tensor mean, Tensor logvar)
    {
        var errorMap = (decoded - frames).abs().flatten(1).mean(new long[] { 0 });
        var klPerUnit = (0.5 * (mean.square() + logvar.exp() - logvar - 1)).mean([0]);

        LastErrorMap = errorMap.detach();
        LastKlPerUnit = klPerUnit.detach();
        return errorMap.sum() + klPerUnit.sum();
    }
}
