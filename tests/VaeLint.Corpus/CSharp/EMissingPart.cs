// style: the bracket lost one of its parts when it was typed in: the mean, the logarithm; a penalty on the log-variance that is meant, and the whole closed form
// case WithoutMean: not measured
// case WithoutLogarithm: not measured
// case Penalty: not measured
// case Whole: not measured
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;
using Reduction = TorchSharp.torch.nn.Reduction;

namespace VaeLint.Corpus.EMissingPart;

public sealed class SpectraVae(Linear toMean, Linear toLogVar, Sequential decoder)
{
    private static Tensor Draw(Tensor mean, Tensor logVar) => mean + torch.exp(logVar / 2) * torch.randn_like(mean);

    private Tensor Error(Tensor z, Tensor spectrum) => F.mse_loss(decoder.call(z), spectrum, Reduction.Sum) / spectrum.shape[0];

    public Tensor WithoutMean(Tensor h, Tensor spectrum)
    {
        var (mean, logVar) = (toMean.call(h), toLogVar.call(h));
        var z = Draw(mean, logVar);
        var kl = -0.5 * torch.sum(1 + logVar - logVar.exp(), 1); //~ VAE101
        return Error(z, spectrum) + kl.mean();
    }

    public Tensor WithoutLogarithm(Tensor h, Tensor spectrum)
    {
        var (mean, logVar) = (toMean.call(h), toLogVar.call(h));
        var z = Draw(mean, logVar);
        var kl = 0.5 * torch.sum(mean.pow(2) + logVar.exp() - 1, 1); //~ VAE101
        return Error(z, spectrum) + kl.mean();
    }

    // the mean is free, the variance is drawn to 1; it is no sample that is decoded
    public Tensor Penalty(Tensor h, Tensor spectrum)
    {
        var (mean, logVar) = (toMean.call(h), toLogVar.call(h));
        var penalty = -0.5 * torch.sum(1 + logVar - logVar.exp(), 1);
        return Error(mean, spectrum) + penalty.mean();
    }

    public Tensor Whole(Tensor h, Tensor spectrum)
    {
        var (mean, logVar) = (toMean.call(h), toLogVar.call(h));
        var z = Draw(mean, logVar);
        var kl = -0.5 * torch.sum(1 + logVar - mean.pow(2) - logVar.exp(), 1);
        return Error(z, spectrum) + kl.mean();
    }
}
