// style: auto properties computed once in the constructor, the total among them
// case Wrong: R = 1/B; K = 1; beta = B
// case Right: R = 1/B; K = 1/B; beta = 1
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.CConstructorProperties;

public sealed class WrongElbo
{
    public WrongElbo(Tensor reconstruction, Tensor target, Tensor mu, Tensor logVar)
    {
        Reconstruction = functional.mse_loss(reconstruction, target, Reduction.Sum) / target.shape[0];
        Divergence = -0.5 * (1 + logVar - mu.pow(2) - logVar.exp()).sum(); //~ VAE003
        Total = Reconstruction + Divergence;
    }

    public Tensor Reconstruction { get; }

    public Tensor Divergence { get; }

    public Tensor Total { get; }
}

public sealed class RightElbo
{
    public RightElbo(Tensor reconstruction, Tensor target, Tensor mu, Tensor logVar)
    {
        var batch = target.shape[0];
        Reconstruction = functional.mse_loss(reconstruction, target, Reduction.Sum) / batch;
        Divergence = -0.5 * (1 + logVar - mu.pow(2) - logVar.exp()).sum() / batch;
        Total = Reconstruction + Divergence;
    }

    public Tensor Reconstruction { get; }

    public Tensor Divergence { get; }

    public Tensor Total { get; }
}
