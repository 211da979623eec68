// style: encoder head gives a scale through softplus; KL with std*std, log(std.pow(2)), 2*log(std); swapped operands and helper chains
// case ScaleMean: R = 1/(B*D); K = 1/(B*L); beta = D/L
// case LogOfSquare: R = 1/(B*D); K = 1/B; beta = D
// case TwiceLog: R = 1; K = 1/B; beta = 1/B
// case ScaleRight: R = 1/B; K = 1/B; beta = 1
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.ASoftplusScale;

public sealed class ScaleHead : Module<Tensor, (Tensor loc, Tensor scale)>
{
    private readonly Linear _loc;
    private readonly Linear _scale;

    public ScaleHead(long features, long latents) : base(nameof(ScaleHead))
    {
        _loc = Linear(features, latents);
        _scale = Linear(features, latents);
        RegisterComponents();
    }

    public override (Tensor loc, Tensor scale) forward(Tensor h) => (_loc.call(h), functional.softplus(_scale.call(h)) + 1e-4);
}

public static class ScaleLosses
{
    public static Tensor ScaleMean(Tensor y, Tensor x, Tensor loc, Tensor std)
    {
        var kl = 0.5 * (loc * loc + std * std - 2 * std.log() - 1);
        var klLoss = kl.mean(); //~ VAE002
        var reconLoss = (y - x).square().mean(); //~ VAE001
        return klLoss + reconLoss;
    }

    public static Tensor LogOfSquare(Tensor y, Tensor x, Tensor loc, Tensor std)
    {
        var kl = -0.5 * torch.sum(1 + torch.log(std.pow(2)) - loc.pow(2) - std.pow(2), dim: 1);
        var reconLoss = torch.mean((x - y) * (x - y)); //~ VAE001
        return kl.mean() + reconLoss;
    }

    public static Tensor TwiceLog(Tensor y, Tensor x, Tensor loc, Tensor std)
    {
        var kl = -torch.log(std) + (std.pow(2) + loc.pow(2)) / 2 - 0.5;
        var reconLoss = torch.sum((x - y).pow(2)); //~ VAE003
        return kl.sum(1).mean() + reconLoss;
    }

    public static Tensor ScaleRight(Tensor y, Tensor x, Tensor loc, Tensor std)
    {
        var kl = -torch.log(std) + (std.pow(2) + loc.pow(2)) / 2 - 0.5;
        var reconLoss = torch.sum((x - y).pow(2)) / x.shape[0];
        return kl.sum(1).mean() + reconLoss;
    }
}
