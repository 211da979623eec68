// style: like LPIPSWithDiscriminator: |x - x'| + perceptual map, learned log-variance of the decoder, sum / batch for NLL and KL, adaptive GAN weight
// case Autoencoder: not measured
// case Discriminator: not a VAE
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.BLatentDiffusionAutoencoder;

public class DiagonalGaussian
{
    private readonly Tensor _mean, _logvar;

    public DiagonalGaussian(Tensor moments)
    {
        var chunks = moments.chunk(2, dim: 1);
        _mean = chunks[0];
        _logvar = chunks[1].clamp(-30, 20);
    }

    public Tensor Sample() => _mean + (0.5 * _logvar).exp() * randn_like(_mean);

    public Tensor Kl() => 0.5 * torch.sum(_mean.pow(2) + _logvar.exp() - 1 - _logvar, [1, 2, 3]);
}

public class AutoencoderCriterion : Module<Tensor, Tensor, DiagonalGaussian, Tensor>
{
    private readonly Parameter logvar;
    private readonly Module<Tensor, Tensor, Tensor> lpips;
    private readonly Module<Tensor, Tensor> disc;

    public double KlWeight { get; init; } = 1e-6;
    public double PerceptualWeight { get; init; } = 1.0;
    public double DiscriminatorWeight { get; init; } = 0.5;

    public AutoencoderCriterion(Module<Tensor, Tensor, Tensor> lpips, Module<Tensor, Tensor> disc) : base("criterion")
    {
        this.lpips = lpips;
        this.disc = disc;
        logvar = Parameter(zeros(1));
        RegisterComponents();
    }

    public override Tensor forward(Tensor inputs, Tensor reconstructions, DiagonalGaussian posteriors) => Autoencoder(inputs, reconstructions, posteriors);

    public Tensor Autoencoder(Tensor inputs, Tensor reconstructions, DiagonalGaussian posteriors)
    {
        var recLoss = abs(inputs.contiguous() - reconstructions.contiguous());
        if (PerceptualWeight > 0)
        {
            var pLoss = lpips.forward(inputs, reconstructions);
            recLoss = recLoss + PerceptualWeight * pLoss;
        }

        var nllLoss = recLoss / exp(logvar) + logvar;
        nllLoss = nllLoss.sum() / nllLoss.shape[0];
        var klLoss = posteriors.Kl();
        klLoss = klLoss.sum() / klLoss.shape[0];

        var gLoss = -disc.forward(reconstructions).mean();
        return nllLoss + KlWeight * klLoss + DiscriminatorWeight * gLoss;
    }

    public Tensor Discriminator(Tensor inputs, Tensor reconstructions)
    {
        var real = disc.forward(inputs.detach());
        var fake = disc.forward(reconstructions.detach());
        return 0.5 * (functional.relu(1 - real).mean() + functional.relu(1 + fake).mean());
    }
}
