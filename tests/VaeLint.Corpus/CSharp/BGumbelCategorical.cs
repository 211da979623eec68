// style: Gumbel-softmax VAE: KL of N categoricals to the uniform prior by hand, BCE summed, both divided by the batch
// case Elbo: not measured
using System;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.BGumbelCategorical;

public class GumbelVae : Module<Tensor, double, (Tensor recon, Tensor qy)>
{
    private const int LatentDim = 30;
    private const int CategoricalDim = 10;
    private readonly Sequential _encoder = Sequential(Linear(784, 512), ReLU(), Linear(512, LatentDim * CategoricalDim));
    private readonly Sequential _decoder = Sequential(Linear(LatentDim * CategoricalDim, 512), ReLU(), Linear(512, 784), Sigmoid());

    public GumbelVae() : base("gumbel") => RegisterComponents();

    public override (Tensor recon, Tensor qy) forward(Tensor x, double temperature)
    {
        var q = _encoder.forward(x.view(-1, 784));
        var q_y = q.view(q.size(0), LatentDim, CategoricalDim);
        var noise = -torch.log(-torch.log(torch.rand_like(q_y) + 1e-20) + 1e-20);
        var z = functional.softmax((q_y + noise) / temperature, dim: -1);
        return (_decoder.forward(z.view(-1, LatentDim * CategoricalDim)), functional.softmax(q_y, dim: -1));
    }

    public static Tensor Elbo(Tensor reconX, Tensor x, Tensor qy)
    {
        var bce = functional.binary_cross_entropy(reconX, x.view(-1, 784), reduction: Reduction.Sum) / x.shape[0];
        var logRatio = torch.log(qy * CategoricalDim + 1e-20);
        var kld = torch.sum(qy * logRatio, dim: -1).sum(dim: -1).mean();
        return bce + kld;
    }

    public static double Temperature(int step) => Math.Max(0.5, Math.Exp(-3e-5 * step));
}
