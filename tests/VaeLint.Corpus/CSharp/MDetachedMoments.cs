// style: detach in the wrong place: the moments before the KL, the code before the decoder; beside it detach where it belongs
// case DetachedMoments: not measured
// case DetachedThroughHelper: not measured
// case DetachedCode: not measured
// case DetachedHidden: not measured
// case Critic: not measured
// case PriorNetwork: not measured
// case TwoDecoders: not measured
// case OnlyTheMean: not measured
// case DecoderAlone: not measured
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using F = TorchSharp.torch.nn.functional;

namespace VaeLint.Corpus.MDetachedMoments;

public sealed class DetachInTheWrongPlace
{
    private readonly Linear _mean = Linear(784, 16);
    private readonly Linear _logVar = Linear(784, 16);
    private readonly Linear _priorMean = Linear(10, 16);
    private readonly Linear _priorLogVar = Linear(10, 16);
    private readonly Linear _hidden = Linear(16, 100);
    private readonly Linear _decoder = Linear(16, 784);
    private readonly Linear _second = Linear(100, 784);
    private readonly Linear _critic = Linear(16, 1);

    private static Tensor Sample(Tensor mu, Tensor logvar) => mu + (0.5 * logvar).exp() * randn_like(mu);

    private static Tensor Divergence(Tensor mu, Tensor logvar) => -0.5 * (1 + logvar - mu.square() - logvar.exp()).sum(1).mean();

    private static Tensor Error(Tensor decoded, Tensor x) => F.binary_cross_entropy_with_logits(decoded, x, reduction: Reduction.Sum) / x.shape[0];

    public Tensor DetachedMoments(Tensor x)
    {
        var (mu, logvar) = (_mean.call(x), _logVar.call(x));
        var decoded = _decoder.call(Sample(mu, logvar));
        var (m, v) = (mu.detach(), logvar.detach()); //~ VAE301
        var kl = -0.5 * torch.sum(1 + v - m.pow(2) - torch.exp(v), dim: 1);
        return Error(decoded, x) + kl.mean();
    }

    public Tensor DetachedThroughHelper(Tensor x)
    {
        var (mu, logvar) = (_mean.call(x), _logVar.call(x));
        return Error(_decoder.call(Sample(mu, logvar)), x) + Divergence(mu.detach(), logvar.detach()); //~ VAE301
    }

    public Tensor DetachedCode(Tensor x)
    {
        var (mu, logvar) = (_mean.call(x), _logVar.call(x));
        var z = Sample(mu, logvar);
        var decoded = _decoder.call(z.detach()); //~ VAE301
        return Error(decoded, x) + Divergence(mu, logvar);
    }

    public Tensor DetachedHidden(Tensor x)
    {
        var (mu, logvar) = (_mean.call(x), _logVar.call(x));
        var hidden = F.relu(_hidden.call(Sample(mu, logvar)));
        var decoded = _second.call(hidden.detach()); //~ VAE301
        return Error(decoded, x) + Divergence(mu, logvar);
    }

    public Tensor Critic(Tensor x)
    {
        var (mu, logvar) = (_mean.call(x), _logVar.call(x));
        var z = Sample(mu, logvar);
        var score = F.binary_cross_entropy_with_logits(_critic.call(z.detach()), torch.zeros(x.shape[0], 1), reduction: Reduction.Sum) / x.shape[0];
        return Error(_decoder.call(z), x) + Divergence(mu, logvar) + score;
    }

    public Tensor PriorNetwork(Tensor x, Tensor label)
    {
        var (mu, logvar) = (_mean.call(x), _logVar.call(x));
        var (p, v) = (_priorMean.call(label).detach(), _priorLogVar.call(label).detach());
        var kl = 0.5 * (v - logvar + (logvar.exp() + (mu - p).square()) / v.exp() - 1).sum(1).mean();
        return Error(_decoder.call(Sample(mu, logvar)), x) + kl;
    }

    public Tensor TwoDecoders(Tensor x)
    {
        var (mu, logvar) = (_mean.call(x), _logVar.call(x));
        var z = Sample(mu, logvar);
        var coarse = Error(_decoder.call(z), x);
        var fine = Error(_second.call(F.relu(_hidden.call(z.detach()))), x);
        return coarse + fine + Divergence(mu, logvar);
    }

    public Tensor OnlyTheMean(Tensor x)
    {
        var (mu, logvar) = (_mean.call(x), _logVar.call(x));
        return Error(_decoder.call(Sample(mu, logvar)), x) + Divergence(mu.detach(), logvar);
    }

    public Tensor DecoderAlone(Tensor x)
    {
        var (mu, logvar) = (_mean.call(x).detach(), _logVar.call(x).detach());
        return Error(_decoder.call(Sample(mu, logvar)), x) + 0 * x.exp().sum();
    }
}
