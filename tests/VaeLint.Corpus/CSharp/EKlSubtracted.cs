// style: the divergence has the sign of the bound and the reconstruction that of the loss; in one expression, through a flipped formula, and as a module
// case Loss: not measured
// case Flipped: not measured
// case forward: not measured
// case Right: not measured
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using F = TorchSharp.torch.nn.functional;

namespace VaeLint.Corpus.EKlSubtracted;

public sealed class KlSubtracted : Module<Tensor, Tensor, Tensor, Tensor, Tensor>
{
    private readonly MSELoss _mse = MSELoss(Reduction.Sum);

    public KlSubtracted() : base(nameof(KlSubtracted)) => RegisterComponents();

    public static Tensor Loss(Tensor decoded, Tensor x, Tensor mu, Tensor logVar)
    {
        var recon = F.mse_loss(decoded, x, Reduction.Sum);
        var kl = -0.5 * torch.sum(1 + logVar - mu.pow(2) - logVar.exp()); //~ VAE103
        return recon - kl;
    }

    public static Tensor Flipped(Tensor decoded, Tensor x, Tensor mu, Tensor logVar, double beta)
    {
        var recon = F.binary_cross_entropy(decoded, x, reduction: Reduction.Sum);
        var kl = 0.5 * torch.sum(1 + logVar - mu.pow(2) - logVar.exp()); //~ VAE103
        return recon + beta * kl;
    }

    public override Tensor forward(Tensor decoded, Tensor x, Tensor mu, Tensor logVar)
    {
        var divergence = 0.5 * (mu.pow(2) + logVar.exp() - logVar - 1).sum(); //~ VAE103
        return _mse.call(decoded, x) - divergence;
    }

    public static Tensor Right(Tensor decoded, Tensor x, Tensor mu, Tensor logVar)
    {
        var recon = F.mse_loss(decoded, x, Reduction.Sum);
        var negativeKl = 0.5 * torch.sum(1 + logVar - mu.pow(2) - logVar.exp());
        return recon - negativeKl;
    }
}
