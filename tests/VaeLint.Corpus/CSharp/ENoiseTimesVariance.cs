// style: Keras deconvolution port: noise times exp(z_log_var), inline in the training step; the halved exponent beside it
// case Step: not measured
// case HalvedStep: not measured
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using F = TorchSharp.torch.nn.functional;

namespace VaeLint.Corpus.ENoiseTimesVariance;

public sealed class DeconvolutionVae
{
    private readonly Linear _zMean = Linear(128, 2);
    private readonly Linear _zLogVar = Linear(128, 2);
    private readonly Linear _decoder = Linear(2, 784);

    public Tensor Step(Tensor hidden, Tensor pixels)
    {
        var x = pixels.view(-1, 784);
        var zMean = _zMean.call(hidden);
        var zLogVar = _zLogVar.call(hidden);
        var epsilon = torch.randn_like(zMean);
        var z = zMean + torch.exp(zLogVar) * epsilon; //~ VAE102
        var xent = F.binary_cross_entropy_with_logits(_decoder.call(z), x, reduction: Reduction.Sum) / x.shape[0];
        var kl = -0.5 * torch.sum(1 + zLogVar - torch.square(zMean) - torch.exp(zLogVar), 1).mean();
        return xent + kl;
    }

    public Tensor HalvedStep(Tensor hidden, Tensor pixels)
    {
        var x = pixels.view(-1, 784);
        var zMean = _zMean.call(hidden);
        var zLogVar = _zLogVar.call(hidden);
        var epsilon = torch.randn_like(zMean);
        var z = zMean + torch.exp(zLogVar / 2) * epsilon;
        var xent = F.binary_cross_entropy_with_logits(_decoder.call(z), x, reduction: Reduction.Sum) / x.shape[0];
        var kl = -0.5 * torch.sum(1 + zLogVar - torch.square(zMean) - torch.exp(zLogVar), 1).mean();
        return xent + kl;
    }
}
