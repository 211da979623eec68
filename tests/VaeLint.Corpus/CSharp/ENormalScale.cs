// style: torch.distributions: the variance is passed as Normal's scale, which takes a standard deviation, beside a closed form that knows better
// case Step: not measured
// case RightStep: not measured
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using F = TorchSharp.torch.nn.functional;

namespace VaeLint.Corpus.ENormalScale;

public sealed class NormalScale
{
    private readonly Linear _mu = Linear(300, 32);
    private readonly Linear _logVar = Linear(300, 32);
    private readonly Linear _decoder = Linear(32, 500);

    public Tensor Step(Tensor h, Tensor x)
    {
        var (mu, logVar) = (_mu.call(h), _logVar.call(h));
        var q = torch.distributions.Normal(mu, logVar.exp()); //~ VAE102
        var z = q.rsample();
        var nll = F.mse_loss(_decoder.call(z), x, Reduction.Sum) / x.shape[0];
        var kl = 0.5 * (mu.pow(2) + logVar.exp() - 1 - logVar).sum(1).mean();
        return nll + kl;
    }

    public Tensor RightStep(Tensor h, Tensor x)
    {
        var (mu, logVar) = (_mu.call(h), _logVar.call(h));
        var q = torch.distributions.Normal(mu, (0.5 * logVar).exp());
        var z = q.rsample();
        var nll = F.mse_loss(_decoder.call(z), x, Reduction.Sum) / x.shape[0];
        var kl = 0.5 * (mu.pow(2) + logVar.exp() - 1 - logVar).sum(1).mean();
        return nll + kl;
    }
}
