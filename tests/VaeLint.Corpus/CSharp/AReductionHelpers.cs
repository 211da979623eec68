// style: reduction helpers of a team library: SumPerSample, BatchMean; wrong only where the helper of the other term was picked
// case Intended: R = 1/B; K = 1/B; beta = 1
// case MeanHelperOnRecon: R = 1/(B*D); K = 1/B; beta = D
// case MeanHelperOnKl: R = 1/B; K = 1/(B*L); beta = 1/L
// case SumHelperOnRecon: R = 1; K = 1/B; beta = 1/B
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;
using Reduction = TorchSharp.torch.nn.Reduction;

namespace VaeLint.Corpus.AReductionHelpers;

public static class Reductions
{
    public static Tensor SumPerSample(this Tensor values) => values.flatten(1).sum(1);

    public static Tensor BatchMean(this Tensor values) => values.SumPerSample().mean();

    public static Tensor ElementMean(this Tensor values) => values.mean();

    public static Tensor Total(this Tensor values) => values.sum();
}

public sealed class TeamLoss
{
    private static Tensor SquaredErrors(Tensor y, Tensor x) => F.mse_loss(y, x, Reduction.None);

    private static Tensor Divergences(Tensor mu, Tensor logVar) => -0.5 * (1 + logVar - mu.pow(2) - logVar.exp());

    public Tensor Intended(Tensor y, Tensor x, Tensor mu, Tensor logVar)
        => SquaredErrors(y, x).BatchMean() + Divergences(mu, logVar).BatchMean();

    public Tensor MeanHelperOnRecon(Tensor y, Tensor x, Tensor mu, Tensor logVar)
        => SquaredErrors(y, x).ElementMean() + Divergences(mu, logVar).BatchMean(); //~ VAE001

    public Tensor MeanHelperOnKl(Tensor y, Tensor x, Tensor mu, Tensor logVar)
        => SquaredErrors(y, x).BatchMean() + Divergences(mu, logVar).ElementMean(); //~ VAE002

    public Tensor SumHelperOnRecon(Tensor y, Tensor x, Tensor mu, Tensor logVar)
        => SquaredErrors(y, x).Total() + Divergences(mu, logVar).BatchMean(); //~ VAE003
}
