// style: posteriors that are not Gaussian, with divergences written by hand beside a mean reconstruction: von Mises-Fisher, Dirichlet, Gamma, Kumaraswamy; nobody can say what their scale should be from the formula of a Gaussian
// case Spherical: not measured
// case Simplex: not measured
// case Rates: not measured
// case Sticks: not measured
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace VaeLint.Corpus.HOtherFamilies;

public static class OtherFamilies
{
    private const double Euler = 0.57721566490153286;

    public static Tensor Spherical(Tensor decoded, Tensor x, Tensor kappa, Tensor logBesselRatio, int dimension)
    {
        var half = dimension / 2.0 - 1;
        var kl = kappa * torch.exp(logBesselRatio) + half * torch.log(kappa) - dimension / 2.0 * Math.Log(2 * Math.PI);
        return F.mse_loss(decoded, x) + 0.1 * kl.mean();
    }

    public static Tensor Simplex(Tensor logits, Tensor counts, Tensor alpha, Tensor priorAlpha)
    {
        var alphaSum = alpha.sum(1);
        var kl = torch.lgamma(alphaSum) - torch.lgamma(alpha).sum(1) - torch.lgamma(priorAlpha.sum(1)) + torch.lgamma(priorAlpha).sum(1)
            + ((alpha - priorAlpha) * (torch.digamma(alpha) - torch.digamma(alphaSum).unsqueeze(1))).sum(1);
        var recon = -(F.log_softmax(logits, 1) * counts).sum(1);
        return (recon + kl).mean();
    }

    public static Tensor Rates(Tensor decoded, Tensor x, Tensor shape, Tensor rate)
    {
        var kl = (shape - 1) * torch.digamma(shape) - torch.lgamma(shape) + torch.log(rate) + shape * (1 / rate - 1);
        return F.mse_loss(decoded, x) + kl.sum(1).mean();
    }

    public static Tensor Sticks(Tensor logits, Tensor x, Tensor a, Tensor b, double prior)
    {
        var kl = (a - 1) / a * (-Euler - torch.digamma(b) - 1 / b) + torch.log(a * b) - (b - 1) / b + Math.Log(prior);
        return F.binary_cross_entropy_with_logits(logits, x) + kl.mean();
    }
}
