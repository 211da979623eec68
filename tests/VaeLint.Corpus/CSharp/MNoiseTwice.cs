// style: normal(mu, std) where standard noise was meant, a standard deviation from a softplus that multiplies the noise twice, and normal(mu, std) as the sample itself, which has a gradient in TorchSharp
// case NormalOfMoments: not measured
// case NormalOfZeroAndStd: not measured
// case SoftplusTwice: not measured
// case NormalAsSample: not measured
// case NormalOfZerosAndOnes: not measured
// case SoftplusOnce: not measured
// case Evaluate: not measured
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using F = TorchSharp.torch.nn.functional;

namespace VaeLint.Corpus.MNoiseTwice;

public sealed class NoiseTwice
{
    private readonly Linear _mean = Linear(784, 16);
    private readonly Linear _logVar = Linear(784, 16);
    private readonly Linear _rawStd = Linear(784, 16);
    private readonly Linear _decoder = Linear(16, 784);

    private Tensor Objective(Tensor z, Tensor x, Tensor mu, Tensor logvar) =>
        F.mse_loss(_decoder.call(z), x, Reduction.Sum) / x.shape[0] - 0.5 * (1 + logvar - mu.pow(2) - logvar.exp()).sum(1).mean();

    private Tensor OfStd(Tensor z, Tensor x, Tensor mu, Tensor std) =>
        F.mse_loss(_decoder.call(z), x, Reduction.Sum) / x.shape[0] - 0.5 * (1 + 2 * std.log() - mu.pow(2) - std.pow(2)).sum(1).mean();

    public Tensor NormalOfMoments(Tensor x)
    {
        var (mu, logvar) = (_mean.call(x), _logVar.call(x));
        var std = (logvar / 2).exp();
        var eps = torch.normal(mu, std); //~ VAE104
        return Objective(mu + eps * std, x, mu, logvar);
    }

    public Tensor NormalOfZeroAndStd(Tensor x)
    {
        var (mu, logvar) = (_mean.call(x), _logVar.call(x));
        var std = (logvar / 2).exp();
        var eps = torch.normal(zeros_like(mu), std); //~ VAE104
        return Objective(mu + eps * std, x, mu, logvar);
    }

    public Tensor SoftplusTwice(Tensor x)
    {
        var mu = _mean.call(x);
        var std = F.softplus(_rawStd.call(x));
        var noise = randn_like(std) * std;
        return OfStd(mu + std * noise, x, mu, std); //~ VAE104
    }

    public Tensor NormalAsSample(Tensor x)
    {
        var (mu, logvar) = (_mean.call(x), _logVar.call(x));
        var z = torch.normal(mu, (logvar / 2).exp());
        return Objective(z, x, mu, logvar);
    }

    public Tensor NormalOfZerosAndOnes(Tensor x)
    {
        var (mu, logvar) = (_mean.call(x), _logVar.call(x));
        var eps = torch.normal(zeros_like(mu), ones_like(mu));
        return Objective(mu + eps * (logvar / 2).exp(), x, mu, logvar);
    }

    public Tensor SoftplusOnce(Tensor x)
    {
        var mu = _mean.call(x);
        var std = F.softplus(_rawStd.call(x));
        return OfStd(mu + std * randn_like(std), x, mu, std);
    }

    public float Evaluate(Tensor x)
    {
        using var scope = no_grad();
        var (mu, logvar) = (_mean.call(x), _logVar.call(x));
        return Objective(torch.normal(mu, (logvar / 2).exp()), x, mu, logvar).item<float>();
    }
}
