// style: local functions inside the loss method, one static, one capturing the batch size; loss of a conditional VAE
// case Loss: R = 1/(B*D); K = 1/B; beta = D
// case LossKlMean: R = 1/B; K = 1/(B*L); beta = 1/L
// case LossRight: R = 1/B; K = 1/B; beta = 1
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.ALocalFunctions;

public sealed class ConditionalVae : Module<Tensor, Tensor, (Tensor, Tensor, Tensor)>
{
    private readonly Linear _encode = Linear(784 + 10, 2 * 20);
    private readonly Linear _decode = Linear(20 + 10, 784);

    public ConditionalVae() : base("cvae") => RegisterComponents();

    public override (Tensor, Tensor, Tensor) forward(Tensor x, Tensor label)
    {
        var parts = _encode.call(cat([x.view(-1, 784), label], 1)).split(20, dim: 1);
        var z = parts[0] + exp(parts[1] * 0.5) * randn_like(parts[0]);
        return (sigmoid(_decode.call(cat([z, label], dim: 1))), parts[0], parts[1]);
    }

    public static Tensor Loss(Tensor recon, Tensor x, Tensor mu, Tensor logVar)
    {
        return Bce() + Kl() / x.shape[0];

        Tensor Bce() => functional.binary_cross_entropy(recon, x); //~ VAE001
        Tensor Kl() => -0.5 * (1 + logVar - mu.pow(2) - logVar.exp()).sum();
    }

    public static Tensor LossKlMean(Tensor recon, Tensor x, Tensor mu, Tensor logVar)
    {
        var bce = functional.binary_cross_entropy(recon, x, reduction: Reduction.Sum) / x.shape[0];
        return bce + KlOf(mu, logVar);

        static Tensor KlOf(Tensor m, Tensor lv)
        {
            var terms = 1 + lv - m * m - torch.exp(lv);
            return terms.mean() / -2; //~ VAE002
        }
    }

    public static Tensor LossRight(Tensor recon, Tensor x, Tensor mu, Tensor logVar)
    {
        var n = x.shape[0];
        return PerSample(functional.binary_cross_entropy(recon, x, reduction: Reduction.None))
            + PerSample(-0.5 * (1 + logVar - mu.pow(2) - logVar.exp()));

        Tensor PerSample(Tensor elements) => elements.sum() / n;
    }
}
