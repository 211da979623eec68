// style: training steps in which one term reaches the loss without a gradient: a sampled output, a detached KL, an item; the last step is right
// case SampledOutput: not measured
// case DetachedKl: not measured
// case ItemKl: not measured
// case Right: not measured
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;
using Reduction = TorchSharp.torch.nn.Reduction;

namespace VaeLint.Corpus.ETermsWithoutGradient;

public sealed class GradientSteps
{
    private readonly Func<Tensor, (Tensor Mean, Tensor LogVar)> _encode;
    private readonly Func<Tensor, (Tensor Mean, Tensor LogVar)> _decode;

    public GradientSteps(Func<Tensor, (Tensor Mean, Tensor LogVar)> encode, Func<Tensor, (Tensor Mean, Tensor LogVar)> decode)
    {
        _encode = encode;
        _decode = decode;
    }

    private static Tensor Reparameterize(Tensor mu, Tensor logvar) => mu + torch.exp(0.5 * logvar) * torch.randn_like(mu);

    private static Tensor Kl(Tensor mu, Tensor logvar) => torch.mean(-0.5 * torch.sum(1 + logvar - mu.pow(2) - logvar.exp(), dim: 1));

    public Tensor SampledOutput(Tensor x)
    {
        var (mu, logvar) = _encode(x);
        var (outputMean, outputLogVar) = _decode(Reparameterize(mu, logvar));
        var outputs = distributions.Normal(outputMean, torch.exp(0.5 * outputLogVar)).sample(); //~ VAE301
        return F.mse_loss(outputs, x, reduction: Reduction.Sum) / x.shape[0] + Kl(mu, logvar);
    }

    public Tensor DetachedKl(Tensor x)
    {
        var (mu, logvar) = _encode(x);
        var (outputMean, _) = _decode(Reparameterize(mu, logvar));
        var kl = Kl(mu.detach(), logvar.detach()); //~ VAE301
        return F.mse_loss(outputMean, x, reduction: Reduction.Sum) / x.shape[0] + kl;
    }

    public Tensor ItemKl(Tensor x)
    {
        var (mu, logvar) = _encode(x);
        var (outputMean, _) = _decode(Reparameterize(mu, logvar));
        var kl = Kl(mu, logvar).item<float>(); //~ VAE301
        return F.mse_loss(outputMean, x, reduction: Reduction.Sum) / x.shape[0] + kl;
    }

    public Tensor Right(Tensor x)
    {
        var (mu, logvar) = _encode(x);
        var (outputMean, _) = _decode(Reparameterize(mu, logvar));
        return F.mse_loss(outputMean, x, reduction: Reduction.Sum) / x.shape[0] + Kl(mu, logvar);
    }
}
