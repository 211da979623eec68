// style: a decoder whose log-scale is a Parameter of the module, used by its methods; and learned priors held as Parameters
// case MeanOverPixels: not measured
// case SummedOverPixels: not measured
// case LearnedPriorMean: not measured
// case LearnedPriorSum: not measured
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using F = TorchSharp.torch.nn.functional;

namespace VaeLint.Corpus.MParameterScale;

public sealed class SigmaVae : Module<Tensor, Tensor>
{
    private readonly Linear _mean = Linear(784, 16);
    private readonly Linear _logVar = Linear(784, 16);
    private readonly Linear _decoder = Linear(16, 784);
    private readonly Parameter _logSigma = new(torch.zeros(1));
    private readonly Parameter _priorMean = new(torch.zeros(16));
    private readonly Parameter _priorLogVar = new(torch.zeros(16));

    public SigmaVae() : base(nameof(SigmaVae)) => RegisterComponents();

    public override Tensor forward(Tensor x) => _decoder.call(_mean.call(x));

    private static Tensor Kl(Tensor mu, Tensor logvar) => -0.5 * (1 + logvar - mu.square() - logvar.exp()).sum(1).mean();

    public Tensor MeanOverPixels(Tensor x)
    {
        var (mu, logvar) = (_mean.call(x), _logVar.call(x));
        var decoded = _decoder.call(mu + (0.5 * logvar).exp() * randn_like(mu));
        var nll = 0.5 * (x - decoded).pow(2) / _logSigma.mul(2).exp() + _logSigma;
        return nll.mean() + Kl(mu, logvar); //~ VAE001
    }

    public Tensor SummedOverPixels(Tensor x)
    {
        var (mu, logvar) = (_mean.call(x), _logVar.call(x));
        var decoded = _decoder.call(mu + (0.5 * logvar).exp() * randn_like(mu));
        var nll = 0.5 * (x - decoded).pow(2) / _logSigma.mul(2).exp() + _logSigma;
        return nll.sum(1).mean() + Kl(mu, logvar);
    }

    public Tensor LearnedPriorMean(Tensor x)
    {
        var (mu, logvar) = (_mean.call(x), _logVar.call(x));
        var decoded = _decoder.call(mu + (0.5 * logvar).exp() * randn_like(mu));
        var kl = 0.5 * (_priorLogVar - logvar + (logvar.exp() + (mu - _priorMean).pow(2)) / _priorLogVar.exp() - 1);
        return F.mse_loss(decoded, x, Reduction.Sum) / x.shape[0] + kl.mean(); //~ VAE002
    }

    public Tensor LearnedPriorSum(Tensor x)
    {
        var (mu, logvar) = (_mean.call(x), _logVar.call(x));
        var decoded = _decoder.call(mu + (0.5 * logvar).exp() * randn_like(mu));
        var kl = 0.5 * (_priorLogVar - logvar + (logvar.exp() + (mu - _priorMean).pow(2)) / _priorLogVar.exp() - 1);
        return F.mse_loss(decoded, x, Reduction.Sum) / x.shape[0] + kl.sum(1).mean();
    }
}
