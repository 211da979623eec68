// style: super-resolution GAN: pixel L1 + VGG perceptual + adversarial, weights in an init-only class
// case GeneratorLoss: not a VAE
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.BSuperResolution;

public class EsrganWeights
{
    public double Pixel { get; init; } = 1e-2;
    public double Perceptual { get; init; } = 1.0;
    public double Adversarial { get; init; } = 5e-3;
}

public class EsrganLoss
{
    private readonly Module<Tensor, Tensor> vgg;
    private readonly EsrganWeights weights;

    public EsrganLoss(Module<Tensor, Tensor> vgg, EsrganWeights weights)
    {
        this.vgg = vgg;
        this.vgg.eval();
        this.weights = weights;
    }

    public Tensor GeneratorLoss(Tensor sr, Tensor hr, Tensor realScores, Tensor fakeScores)
    {
        Tensor hrFeatures;
        using (no_grad())
            hrFeatures = vgg.forward(hr);

        var pixel = functional.l1_loss(sr, hr);
        var perceptual = functional.l1_loss(vgg.forward(sr), hrFeatures);
        var relativistic = functional.binary_cross_entropy_with_logits(fakeScores - realScores.mean(), ones_like(fakeScores));
        return weights.Perceptual * perceptual + weights.Adversarial * relativistic + weights.Pixel * pixel;
    }
}
