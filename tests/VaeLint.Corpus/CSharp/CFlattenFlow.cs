// style: convolutional VAE, the rank comes from Conv2d, ConvTranspose2d, flatten and view
// case ChannelAxisOnly: not measured
// case Averaged: not measured
// case Flattened: not measured
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.CFlattenFlow;

public sealed class ConvVae : Module<Tensor, (Tensor, Tensor, Tensor)>
{
    private readonly Conv2d _conv = Conv2d(1, 16, 4, stride: 2, padding: 1);
    private readonly Flatten _flatten = Flatten();
    private readonly Linear _mu = Linear(16 * 14 * 14, 10);
    private readonly Linear _logVar = Linear(16 * 14 * 14, 10);
    private readonly Linear _expand = Linear(10, 16 * 14 * 14);
    private readonly ConvTranspose2d _deconv = ConvTranspose2d(16, 1, 4, stride: 2, padding: 1);

    public ConvVae()
        : base("conv_vae")
    {
        RegisterComponents();
    }

    public override (Tensor, Tensor, Tensor) forward(Tensor input)
    {
        var features = _flatten.call(functional.relu(_conv.call(input)));
        var mu = _mu.call(features);
        var logVar = _logVar.call(features);
        var z = mu + (0.5 * logVar).exp() * randn_like(mu);
        var maps = functional.relu(_expand.call(z)).view(-1, 16, 14, 14);
        return (sigmoid(_deconv.call(maps)), mu, logVar);
    }
}

public static class ConvLosses
{
    public static Tensor ChannelAxisOnly(ConvVae model, Tensor images)
    {
        var (decoded, mu, logVar) = model.call(images);
        var recon = (decoded - images).pow(2).sum(dim: 1).mean(); //~ VAE004
        return recon + Kl(mu, logVar);
    }

    public static Tensor Averaged(ConvVae model, Tensor images)
    {
        var (decoded, mu, logVar) = model.call(images);
        var recon = functional.binary_cross_entropy(decoded, images); //~ VAE001
        return recon + Kl(mu, logVar);
    }

    public static Tensor Flattened(ConvVae model, Tensor images)
    {
        var (decoded, mu, logVar) = model.call(images);
        var recon = (decoded - images).pow(2).flatten(1).sum(1).mean();
        return recon + Kl(mu, logVar);
    }

    private static Tensor Kl(Tensor mu, Tensor logVar)
        => -0.5 * (1 + logVar - mu.pow(2) - logVar.exp()).sum(1).mean();
}
