// style: abstract base with one subclass in the project; log standard deviation as the parameter
// case Loss: R = 1/B; K = 1/B; beta = 1
using TorchSharp;
using static TorchSharp.torch;

namespace VaeLint.Corpus.BSingleOverride;

public abstract class BaseVae<TBatch>
{
    protected abstract (Tensor y, Tensor mean, Tensor logStd) Infer(TBatch batch);

    protected abstract Tensor Target(TBatch batch);

    protected virtual double Beta => 1.0;

    protected abstract Tensor NegativeLogLikelihood(Tensor y, Tensor x);

    public Tensor Loss(TBatch batch)
    {
        var (y, mean, logStd) = Infer(batch);
        var nll = NegativeLogLikelihood(y, Target(batch));
        var kl = KlDivergence(mean, logStd);
        return (nll + Beta * kl).mean();
    }

    protected static Tensor KlDivergence(Tensor mean, Tensor logStd)
        => (-logStd + 0.5 * ((2 * logStd).exp() + mean.pow(2)) - 0.5).sum(dim: -1);
}

public record Frame(Tensor Pixels, Tensor Prediction, Tensor Mean, Tensor LogStd);

public sealed class FrameVae : BaseVae<Frame>
{
    protected override (Tensor y, Tensor mean, Tensor logStd) Infer(Frame f) => (f.Prediction, f.Mean, f.LogStd);

    protected override Tensor Target(Frame f) => f.Pixels;

    protected override Tensor NegativeLogLikelihood(Tensor y, Tensor x) => (y - x).square().sum(new long[] { -3, -2, -1 });
}
