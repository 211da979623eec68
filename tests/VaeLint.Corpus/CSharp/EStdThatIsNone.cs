// style: a tensor called std is multiplied with the noise and read as a log-variance by the loss, in another class and connected by the training loop only
// case Loss: not measured
// case TrainStep: not measured
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using F = TorchSharp.torch.nn.functional;

namespace VaeLint.Corpus.EStdThatIsNone;

public sealed class SpriteEncoder : Module<Tensor, (Tensor Z, Tensor Mu, Tensor Std)>
{
    private readonly Linear _mu = Linear(256, 10);
    private readonly Linear _std = Linear(256, 10);

    public SpriteEncoder() : base(nameof(SpriteEncoder)) => RegisterComponents();

    public override (Tensor Z, Tensor Mu, Tensor Std) forward(Tensor h)
    {
        var mu = _mu.call(h);
        var std = _std.call(h);
        var eps = torch.randn(mu.shape);
        return (mu + std * eps, mu, std);
    }
}

public static class SpriteLoss
{
    public static Tensor Loss(Tensor decoded, Tensor x, Tensor mu, Tensor std)
    {
        var recon = F.binary_cross_entropy(decoded, x, reduction: Reduction.Sum) / x.shape[0];
        var kld = -0.5 * torch.sum(1 + std - mu.pow(2) - std.exp()) / x.shape[0];
        return recon + kld;
    }
}

public sealed class SpriteTrainer(SpriteEncoder encoder, Linear decoder, optim.Optimizer optimizer)
{
    public void TrainStep(Tensor h, Tensor x)
    {
        optimizer.zero_grad();
        var (z, mu, std) = encoder.call(h);
        var decoded = F.sigmoid(decoder.call(z));
        var loss = SpriteLoss.Loss(decoded, x, mu, std); //~ VAE102
        loss.backward();
        optimizer.step();
    }
}
