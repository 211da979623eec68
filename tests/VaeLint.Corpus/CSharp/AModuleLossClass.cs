// style: the loss itself is a Module: forward(recon, x, (mu, logvar)) with inner loss modules and a weight from the constructor
// case Weighted: R = 1/(B*D); K = klWeight/(B*L); beta = klWeight*D/L
// case Plain: R = 1/(B*D); K = 1/B; beta = D
// case Summed: R = 1/B; K = 1/B; beta = 1
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.AModuleLossClass;

public sealed class WeightedVaeLoss : Module<Tensor, Tensor, (Tensor mu, Tensor logvar), Tensor>
{
    private readonly BCELoss _bce = BCELoss();
    private readonly double _klWeight;

    public WeightedVaeLoss(double klWeight) : base(nameof(WeightedVaeLoss))
    {
        _klWeight = klWeight;
        RegisterComponents();
    }

    public override Tensor forward(Tensor recon, Tensor x, (Tensor mu, Tensor logvar) latent)
    {
        var bce = _bce.call(recon, x);
        var kl = -0.5 * torch.mean(1 + latent.logvar - latent.mu.pow(2) - latent.logvar.exp());
        return bce + _klWeight * kl; //~ VAE010
    }
}

public sealed class PlainVaeLoss : Module<Tensor, Tensor, (Tensor mu, Tensor logvar), Tensor>
{
    private readonly BCELoss _bce;

    public PlainVaeLoss() : base(nameof(PlainVaeLoss))
    {
        _bce = BCELoss();
        RegisterComponents();
    }

    public override Tensor forward(Tensor recon, Tensor x, (Tensor mu, Tensor logvar) latent)
    {
        var (mu, logvar) = latent;
        var bce = _bce.call(recon, x); //~ VAE001
        var kl = -0.5 * torch.mean(torch.sum(1 + logvar - mu.pow(2) - logvar.exp(), dim: 1));
        return bce + kl;
    }
}

public sealed class SummedVaeLoss : Module<Tensor, Tensor, (Tensor mu, Tensor logvar), Tensor>
{
    private readonly BCELoss _bce = BCELoss(reduction: Reduction.Sum);

    public SummedVaeLoss() : base(nameof(SummedVaeLoss)) => RegisterComponents();

    public override Tensor forward(Tensor recon, Tensor x, (Tensor mu, Tensor logvar) latent)
    {
        var (mu, logvar) = latent;
        var total = _bce.call(recon, x) - 0.5 * torch.sum(1 + logvar - mu.pow(2) - logvar.exp());
        return total / x.shape[0];
    }
}
