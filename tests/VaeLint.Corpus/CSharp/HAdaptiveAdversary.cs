// style: first stage of an image generator: one running loss collects pixels, perception and a weighted KL per image, an adversarial term enters late with a weight from two gradient norms
// case GeneratorLoss: not measured
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace VaeLint.Corpus.HAdaptiveAdversary;

public sealed class FirstStage(Func<Tensor, Tensor, Tensor> perception, Func<Tensor, Tensor> discriminator, double klWeight, double perceptualWeight)
{
    private static Tensor KldLoss(Tensor mu, Tensor logvar) => 0.5 * torch.sum(mu.pow(2) + logvar.exp() - 1.0 - logvar, [1, 2, 3]).mean();

    private static double AdaptiveWeight(Tensor nll, Tensor adversarial, Tensor lastLayer)
    {
        var nllGrads = autograd.grad([nll], [lastLayer], retain_graph: true)[0];
        var adversarialGrads = autograd.grad([adversarial], [lastLayer], retain_graph: true)[0];
        return (nllGrads.norm() / (adversarialGrads.norm() + 1e-4)).clamp(0.0, 1e4).detach().ToDouble();
    }

    public Tensor GeneratorLoss(Tensor x, Tensor recon, Tensor mu, Tensor logvar, Tensor lastLayer, int step, int start)
    {
        var nll = F.l1_loss(recon, x);
        if (perceptualWeight > 0)
        {
            nll = nll + perceptualWeight * perception(x, recon);
        }

        nll = nll + klWeight * KldLoss(mu, logvar); //~ VAE010
        if (step < start)
        {
            return nll;
        }

        var adversarial = -discriminator(recon).mean();
        return nll + AdaptiveWeight(nll, adversarial, lastLayer) * adversarial;
    }
}
