// style: a mean scaled back with numel, shape products and sizes; right ones, and one that forgot that the KL is still a batch sum
// case TimesNumel: R = 1; K = 1; beta = 1
// case TimesEventSize: R = 1/B; K = 1/B; beta = 1
// case KlPerElement: R = 1/(B*D); K = 1/(B*D); beta = 1
// case TimesWidthKlSum: R = 1/B; K = 1; beta = B
// case EverythingPerPixel: R = 1/(B*D); K = 1/(B*D); beta = 1
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;
using Reduction = TorchSharp.torch.nn.Reduction;

namespace VaeLint.Corpus.ANumelScaling;

public static class RescaledMeans
{
    private static Tensor KlSum(Tensor mu, Tensor logVar) => -0.5 * torch.sum(1 + logVar - mu.pow(2) - logVar.exp());

    public static Tensor TimesNumel(Tensor y, Tensor x, Tensor mu, Tensor logVar)
    {
        var reconstruction = F.mse_loss(y, x) * x.numel();
        return reconstruction + KlSum(mu, logVar);
    }

    public static Tensor TimesEventSize(Tensor y, Tensor x, Tensor mu, Tensor logVar)
    {
        var eventSize = x.shape.Skip(1).Aggregate(1L, (product, size) => product * size);
        var reconstruction = eventSize * F.mse_loss(y, x);
        return reconstruction + KlSum(mu, logVar) / x.shape[0];
    }

    public static Tensor KlPerElement(Tensor y, Tensor x, Tensor mu, Tensor logVar)
    {
        var reconstruction = F.mse_loss(y, x);
        return reconstruction + KlSum(mu, logVar) / x.numel();
    }

    public static Tensor TimesWidthKlSum(Tensor y, Tensor x, Tensor mu, Tensor logVar)
    {
        var pixels = x.view(-1, 784);
        var reconstruction = pixels.shape[1] * F.mse_loss(y.view(-1, 784), pixels);
        var kl = -0.5 * torch.sum(1 + logVar - mu.pow(2) - logVar.exp()); //~ VAE003
        return reconstruction + kl;
    }

    public static Tensor EverythingPerPixel(Tensor y, Tensor x, Tensor mu, Tensor logVar)
    {
        var total = F.mse_loss(y, x, Reduction.Sum) + KlSum(mu, logVar);
        return total / x.numel();
    }
}
