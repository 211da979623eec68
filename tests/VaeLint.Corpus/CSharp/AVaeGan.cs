// style: VAE-GAN generator step: balanced ELBO plus adversarial and weight penalties, and the twin whose pixel term is a mean
// case Balanced: R = 1/B; K = 1/B; beta = 1
// case PixelMean: R = 1/(B*D); K = 1/B; beta = D
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using F = TorchSharp.torch.nn.functional;

namespace VaeLint.Corpus.AVaeGan;

public sealed class GeneratorObjective
{
    private readonly Module<Tensor, Tensor> _discriminator;
    private readonly double _lambda;

    public GeneratorObjective(Module<Tensor, Tensor> discriminator, double lambda)
    {
        _discriminator = discriminator;
        _lambda = lambda;
    }

    private Tensor Adversarial(Tensor fake)
    {
        var score = _discriminator.call(fake);
        return F.softplus(-score).mean();
    }

    private static Tensor Kl(Tensor mu, Tensor logVar) => torch.sum(0.5 * (mu.pow(2) + logVar.exp() - 1 - logVar)) / mu.shape[0];

    public Tensor Balanced(Tensor fake, Tensor real, Tensor mu, Tensor logVar)
    {
        var pixel = F.mse_loss(fake, real, Reduction.Sum) / real.shape[0];
        var gLoss = pixel + Kl(mu, logVar);
        gLoss = gLoss + _lambda * Adversarial(fake);
        return gLoss;
    }

    public Tensor PixelMean(Tensor fake, Tensor real, Tensor mu, Tensor logVar)
    {
        var pixel = F.mse_loss(fake, real); //~ VAE001
        var gLoss = pixel + Kl(mu, logVar);
        gLoss = gLoss + _lambda * Adversarial(fake);
        return gLoss;
    }
}
