// style: beginner scripts: uniform noise in the sample, and noise that already has the mean and the scale of the posterior
// case UniformNoise: not measured
// case ScaledTwice: not measured
// case StandardNoise: not measured
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;
using Reduction = TorchSharp.torch.nn.Reduction;

namespace VaeLint.Corpus.ENoiseOfTheWrongKind;

public sealed class NoiseVariants
{
    private readonly Func<Tensor, Tensor> _decode;

    public NoiseVariants(Func<Tensor, Tensor> decode) => _decode = decode;

    public Tensor UniformNoise(Tensor x, Tensor mu, Tensor logvar)
    {
        var std = (logvar / 2).exp();
        var eps = torch.rand_like(std); //~ VAE104
        return Objective(_decode(mu + eps * std), x, mu, logvar);
    }

    public Tensor ScaledTwice(Tensor x, Tensor mu, Tensor logvar)
    {
        var std = (logvar / 2).exp();
        var noise = torch.normal(mu, std); //~ VAE104
        return Objective(_decode(mu + std * noise), x, mu, logvar);
    }

    public Tensor StandardNoise(Tensor x, Tensor mu, Tensor logvar)
    {
        var std = (logvar / 2).exp();
        var eps = torch.randn_like(std);
        return Objective(_decode(eps.mul(std).add_(mu)), x, mu, logvar);
    }

    private static Tensor Objective(Tensor xHat, Tensor x, Tensor mu, Tensor logvar) =>
        (F.mse_loss(xHat, x, reduction: Reduction.Sum) - 0.5 * (1 + logvar - mu.pow(2) - logvar.exp()).sum()) / x.shape[0];
}
