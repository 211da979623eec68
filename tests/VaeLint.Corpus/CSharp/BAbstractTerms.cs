// style: template method: abstract Reconstruction and Divergence, three overrides, the base class adds them
// case MnistModel: R = 1/B; K = 1/B; beta = 1
// case FaceModel: R = 1/B; K = 1/B; beta = 1
// case AudioModel: R = 1/B; K = 1/B; beta = 1
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace VaeLint.Corpus.BAbstractTerms;

public abstract class VariationalModel
{
    public Tensor Loss(Tensor output, Tensor x, Tensor mu, Tensor logVar)
        => Reconstruction(output, x) + Divergence(mu, logVar);

    protected abstract Tensor Reconstruction(Tensor output, Tensor x);

    protected virtual Tensor Divergence(Tensor mu, Tensor logVar)
    {
        return 0.5 * (mu.pow(2) + logVar.exp() - 1 - logVar).sum(1).mean();
    }
}

public class MnistModel : VariationalModel
{
    protected override Tensor Reconstruction(Tensor output, Tensor x)
        => F.binary_cross_entropy_with_logits(output, x, reduction: nn.Reduction.Sum) / x.shape[0];
}

public class FaceModel : VariationalModel
{
    protected override Tensor Reconstruction(Tensor output, Tensor x)
        => F.mse_loss(output, x, nn.Reduction.None).sum([1, 2, 3]).mean();
}

public class AudioModel : VariationalModel
{
    protected override Tensor Reconstruction(Tensor output, Tensor x)
        => F.l1_loss(output, x) * (x.numel() / x.shape[0]);

    protected override Tensor Divergence(Tensor mu, Tensor logVar) => base.Divergence(mu, logVar.clamp(-8, 8));
}
