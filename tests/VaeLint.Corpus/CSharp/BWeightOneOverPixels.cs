// style: CelebA conv VAE options record, KL weight defined as one over the number of pixel values, decoder visible
// case TrainingLoss: R = 1/(B*D); K = 1/(B*D); beta = 1
// case Step: not measured
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.BWeightOneOverPixels;

public static class ImageSpec
{
    public const int Channels = 3;
    public const int Size = 64;
    public const int Values = Channels * Size * Size;
    public const double KldWeight = 1.0 / Values;
}

public class CelebVae : Module<Tensor, (Tensor recon, Tensor mu, Tensor logVar)>
{
    private readonly Sequential _encoder;
    private readonly Linear _mu;
    private readonly Linear _logVar;
    private readonly Sequential _decoder;

    public CelebVae(int latent = 128) : base("celeb")
    {
        _encoder = Sequential(
            ("c1", Conv2d(ImageSpec.Channels, 32, 4, stride: 2, padding: 1)),
            ("a1", ReLU()),
            ("c2", Conv2d(32, 64, 4, stride: 2, padding: 1)),
            ("a2", ReLU()),
            ("flat", Flatten()));
        _mu = Linear(64 * 16 * 16, latent);
        _logVar = Linear(64 * 16 * 16, latent);
        _decoder = Sequential(
            ("fc", Linear(latent, ImageSpec.Values)),
            ("shape", Unflatten(1, [ImageSpec.Channels, ImageSpec.Size, ImageSpec.Size])),
            ("out", Sigmoid()));
        RegisterComponents();
    }

    public override (Tensor recon, Tensor mu, Tensor logVar) forward(Tensor x)
    {
        var features = _encoder.forward(x);
        var mu = _mu.forward(features);
        var logVar = _logVar.forward(features);
        var z = mu + randn_like(mu) * (0.5 * logVar).exp();
        return (_decoder.forward(z), mu, logVar);
    }
}

public static class Trainer
{
    public static Tensor TrainingLoss(Tensor recon, Tensor x, Tensor mu, Tensor logVar)
    {
        var reconLoss = functional.mse_loss(recon, x);
        var kldLoss = torch.mean(-0.5 * torch.sum(1 + logVar - mu.pow(2) - logVar.exp(), dim: 1));
        return reconLoss + ImageSpec.KldWeight * kldLoss;
    }

    public static float Step(CelebVae vae, optim.Optimizer optimizer, Tensor x)
    {
        var (recon, mu, logVar) = vae.forward(x);
        var loss = TrainingLoss(recon, x, mu, logVar);
        optimizer.zero_grad();
        loss.backward();
        optimizer.step();
        return loss.ToSingle();
    }
}
