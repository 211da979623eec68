using TorchSharp;
using static TorchSharp.torch;
using static VaeLint.Torch.Tests.Api.LossSamples;
using F = TorchSharp.torch.nn.functional;
using Reduction = TorchSharp.torch.nn.Reduction;

namespace VaeLint.Torch.Tests.Api;

/// <summary>How to call every loss function, and what it has to compute.</summary>
internal static class LossCalls
{
    public static IReadOnlyDictionary<string, LossCall> All { get; } =
        Regression().Concat(Bernoulli()).Concat(Densities()).Concat(Classes()).Concat(Margins()).ToDictionary(call => call.Key, StringComparer.Ordinal);

    private static IEnumerable<LossCall> Regression()
    {
        yield return new LossCall
        {
            Function = "mse_loss",
            Module = "MSELoss",
            ReductionIndex = 2,
            CallFunction = r => r is { } value ? F.mse_loss(Reals(B, D), OtherReals(B, D), value) : F.mse_loss(Reals(B, D), OtherReals(B, D)),
            CallModule = r => (r is { } value ? nn.MSELoss(value) : nn.MSELoss()).forward(Reals(B, D), OtherReals(B, D)),
            Unreduced = () => Difference() * Difference(),
        };
        yield return new LossCall
        {
            Function = "l1_loss",
            Module = "L1Loss",
            ReductionIndex = 2,
            CallFunction = r => r is { } value ? F.l1_loss(Reals(B, D), OtherReals(B, D), value) : F.l1_loss(Reals(B, D), OtherReals(B, D)),
            CallModule = r => (r is { } value ? nn.L1Loss(value) : nn.L1Loss()).forward(Reals(B, D), OtherReals(B, D)),
            Unreduced = () => Difference().abs(),
        };
        yield return new LossCall
        {
            Function = "smooth_l1_loss",
            Module = "SmoothL1Loss",
            ReductionIndex = 2,
            CallFunction = r => r is { } value ? F.smooth_l1_loss(Reals(B, D), OtherReals(B, D), value) : F.smooth_l1_loss(Reals(B, D), OtherReals(B, D)),
            CallModule = r => (r is { } value ? nn.SmoothL1Loss(value) : nn.SmoothL1Loss()).forward(Reals(B, D), OtherReals(B, D)),
            Unreduced = () => where(Difference().abs() < 1, 0.5 * Difference() * Difference(), Difference().abs() - 0.5),
        };
        yield return new LossCall
        {
            Function = "huber_loss",
            Module = "HuberLoss",
            Variant = "delta 2",
            ReductionIndex = 3,
            CallFunction = r => r is { } value ? F.huber_loss(Reals(B, D), OtherReals(B, D), 2, value) : F.huber_loss(Reals(B, D), OtherReals(B, D), 2),
            CallModule = r => (r is { } value ? nn.HuberLoss(2, value) : nn.HuberLoss(2)).forward(Reals(B, D), OtherReals(B, D)),
            Unreduced = () => where(Difference().abs() < 2, 0.5 * Difference() * Difference(), 2 * (Difference().abs() - 1)),
        };
    }

    private static IEnumerable<LossCall> Bernoulli()
    {
        yield return new LossCall
        {
            Function = "binary_cross_entropy",
            Module = "BCELoss",
            ReductionIndex = 3,
            CallFunction = r => r is { } value
                ? F.binary_cross_entropy(Probabilities(B, D), OtherProbabilities(B, D), reduction: value)
                : F.binary_cross_entropy(Probabilities(B, D), OtherProbabilities(B, D)),
            CallModule = r => (r is { } value ? nn.BCELoss(reduction: value) : nn.BCELoss()).forward(Probabilities(B, D), OtherProbabilities(B, D)),
            Unreduced = () =>
            {
                var (p, x) = (Probabilities(B, D), OtherProbabilities(B, D));
                return -((x * p.log()) + ((1 - x) * (1 - p).log()));
            },
        };
        yield return new LossCall
        {
            Function = "binary_cross_entropy_with_logits",
            Module = "BCEWithLogitsLoss",
            ReductionIndex = 3,
            CallFunction = r => r is { } value
                ? F.binary_cross_entropy_with_logits(Reals(B, D), Probabilities(B, D), reduction: value)
                : F.binary_cross_entropy_with_logits(Reals(B, D), Probabilities(B, D)),
            CallModule = r => (r is { } value ? nn.BCEWithLogitsLoss(reduction: value) : nn.BCEWithLogitsLoss()).forward(Reals(B, D), Probabilities(B, D)),
            Unreduced = () => (1 + Reals(B, D).exp()).log() - (Reals(B, D) * Probabilities(B, D)),
        };
    }

    private static IEnumerable<LossCall> Densities()
    {
        yield return new LossCall
        {
            Function = "poisson_nll_loss",
            Module = "PoissonNLLLoss",
            Variant = "log input",
            ReductionIndex = 5,
            CallFunction = r => r is { } value
                ? F.poisson_nll_loss(Reals(B, D), Counts(B, D), reduction: value)
                : F.poisson_nll_loss(Reals(B, D), Counts(B, D)),
            CallModule = r => (r is { } value ? nn.PoissonNLLLoss(reduction: value) : nn.PoissonNLLLoss()).forward(Reals(B, D), Counts(B, D)),
            Unreduced = () => Reals(B, D).exp() - (Counts(B, D) * Reals(B, D)),
        };
        yield return new LossCall
        {
            Function = "poisson_nll_loss",
            Module = "PoissonNLLLoss",
            Variant = "rate",
            ReductionIndex = 5,
            CallFunction = r => r is { } value
                ? F.poisson_nll_loss(Variances(B, D), Counts(B, D), log_input: false, eps: 0, reduction: value)
                : F.poisson_nll_loss(Variances(B, D), Counts(B, D), log_input: false, eps: 0),
            CallModule = r => (r is { } value ? nn.PoissonNLLLoss(false, eps: 0, reduction: value) : nn.PoissonNLLLoss(false, eps: 0)).forward(Variances(B, D), Counts(B, D)),
            Unreduced = () => Variances(B, D) - (Counts(B, D) * Variances(B, D).log()),
        };
        yield return new LossCall
        {
            Function = "kl_div",
            Module = "KLDivLoss",
            Variant = "default log target",
            ReductionIndex = 3,
            CallFunction = r => r is { } value ? F.kl_div(Reals(B, D), OtherReals(B, D), reduction: value) : F.kl_div(Reals(B, D), OtherReals(B, D)),
            CallModule = r => (r is { } value ? nn.KLDivLoss(reduction: value) : nn.KLDivLoss()).forward(Reals(B, D), OtherReals(B, D)),
            Unreduced = () => OtherReals(B, D).exp() * (OtherReals(B, D) - Reals(B, D)),
        };
        yield return new LossCall
        {
            Function = "kl_div",
            Module = "KLDivLoss",
            Variant = "probability target",
            ReductionIndex = 3,
            CallFunction = r => r is { } value
                ? F.kl_div(Reals(B, D), Probabilities(B, D), log_target: false, reduction: value)
                : F.kl_div(Reals(B, D), Probabilities(B, D), log_target: false),
            CallModule = r => (r is { } value ? nn.KLDivLoss(false, value) : nn.KLDivLoss(false)).forward(Reals(B, D), Probabilities(B, D)),
            Unreduced = () => Probabilities(B, D) * (Probabilities(B, D).log() - Reals(B, D)),
        };
        yield return new LossCall
        {
            Function = "gaussian_nll_loss",
            Module = "GaussianNLLLoss",
            ReductionIndex = 5,
            IsElementwise = false,
            CallFunction = r => r is { } value
                ? F.gaussian_nll_loss(Reals(B, D), OtherReals(B, D), Variances(B, D), reduction: value)
                : F.gaussian_nll_loss(Reals(B, D), OtherReals(B, D), Variances(B, D)),
            CallModule = r => (r is { } value ? nn.GaussianNLLLoss(reduction: value) : nn.GaussianNLLLoss()).forward(Reals(B, D), OtherReals(B, D), Variances(B, D)),
            Unreduced = () => 0.5 * (Variances(B, D).log() + (Difference() * Difference() / Variances(B, D))).sum(1),
        };
    }

    private static IEnumerable<LossCall> Classes()
    {
        yield return CrossEntropy("[B,K] classes", () => Reals(B, K), () => LossSamples.Classes(B), () => -Picked(LogSoftmax(Reals(B, K)), LossSamples.Classes(B)));
        yield return CrossEntropy("[B,V,T] classes", () => Reals(B, K, T), () => LossSamples.Classes(B, T), () => -Picked(LogSoftmax(Reals(B, K, T)), LossSamples.Classes(B, T)));
        yield return CrossEntropy("[B*T,V] classes", () => Reals(B * T, K), () => LossSamples.Classes(B * T), () => -Picked(LogSoftmax(Reals(B * T, K)), LossSamples.Classes(B * T)));
        yield return CrossEntropy("[B,K] probabilities", () => Reals(B, K), () => Distributions(B, K), () => -(Distributions(B, K) * LogSoftmax(Reals(B, K))).sum(1));
        yield return CrossEntropy("[B,V,T] probabilities", () => Reals(B, K, T), () => Distributions(B, K, T), () => -(Distributions(B, K, T) * LogSoftmax(Reals(B, K, T))).sum(1));
        yield return new LossCall
        {
            Function = "nll_loss",
            Module = "NLLLoss",
            ReductionIndex = 3,
            IsElementwise = false,
            CallFunction = r => r is { } value ? F.nll_loss(Reals(B, K), LossSamples.Classes(B), reduction: value) : F.nll_loss(Reals(B, K), LossSamples.Classes(B)),
            CallModule = r => (r is { } value ? nn.NLLLoss(reduction: value) : nn.NLLLoss()).forward(Reals(B, K), LossSamples.Classes(B)),
            Unreduced = () => -Picked(Reals(B, K), LossSamples.Classes(B)),
        };
    }

    private static LossCall CrossEntropy(string variant, Func<Tensor> input, Func<Tensor> target, Func<Tensor> unreduced) => new()
    {
        Function = "cross_entropy",
        Module = "CrossEntropyLoss",
        Variant = variant,
        ReductionIndex = 4,
        IsElementwise = false,
        CallFunction = r => r is { } value ? F.cross_entropy(input(), target(), reduction: value) : F.cross_entropy(input(), target()),
        CallModule = r => (r is { } value ? nn.CrossEntropyLoss(reduction: value) : nn.CrossEntropyLoss()).forward(input(), target()),
        Unreduced = unreduced,
    };

    private static IEnumerable<LossCall> Margins()
    {
        yield return new LossCall
        {
            Function = "soft_margin_loss",
            Module = "SoftMarginLoss",
            ReductionIndex = 2,
            CallFunction = r => r is { } value ? F.soft_margin_loss(Reals(B, D), Signs(B, D), value) : F.soft_margin_loss(Reals(B, D), Signs(B, D)),
            CallModule = r => (r is { } value ? nn.SoftMarginLoss(value) : nn.SoftMarginLoss()).forward(Reals(B, D), Signs(B, D)),
            Unreduced = () => (1 + (-Signs(B, D) * Reals(B, D)).exp()).log(),
        };
        yield return new LossCall
        {
            Function = "hinge_embedding_loss",
            Module = "HingeEmbeddingLoss",
            Variant = "margin 0.5",
            ReductionIndex = 3,
            CallFunction = r => r is { } value ? F.hinge_embedding_loss(Reals(B, D), Signs(B, D), 0.5, value) : F.hinge_embedding_loss(Reals(B, D), Signs(B, D), 0.5),
            CallModule = r => (r is { } value ? nn.HingeEmbeddingLoss(0.5, value) : nn.HingeEmbeddingLoss(0.5)).forward(Reals(B, D), Signs(B, D)),
            Unreduced = () => where(Signs(B, D) > 0, Reals(B, D), (0.5 - Reals(B, D)).clamp(min: 0)),
        };
        yield return new LossCall
        {
            Function = "margin_ranking_loss",
            Module = "MarginRankingLoss",
            Variant = "margin 0.5",
            ReductionIndex = 4,
            CallFunction = r => r is { } value
                ? F.margin_ranking_loss(Reals(B, D), OtherReals(B, D), Signs(B, D), 0.5, value)
                : F.margin_ranking_loss(Reals(B, D), OtherReals(B, D), Signs(B, D), 0.5),
            CallModule = r => (r is { } value ? nn.MarginRankingLoss(0.5, value) : nn.MarginRankingLoss(0.5)).forward(Reals(B, D), OtherReals(B, D), Signs(B, D)),
            Unreduced = () => ((-Signs(B, D) * Difference()) + 0.5).clamp(min: 0),
        };
        yield return new LossCall
        {
            Function = "cosine_embedding_loss",
            Module = "CosineEmbeddingLoss",
            Variant = "margin 0.1",
            ReductionIndex = 4,
            IsElementwise = false,
            CallFunction = r => r is { } value
                ? F.cosine_embedding_loss(Reals(B, D), OtherReals(B, D), Signs(B), 0.1, value)
                : F.cosine_embedding_loss(Reals(B, D), OtherReals(B, D), Signs(B), 0.1),
            CallModule = r => (r is { } value ? nn.CosineEmbeddingLoss(0.1, value) : nn.CosineEmbeddingLoss(0.1)).forward(Reals(B, D), OtherReals(B, D), Signs(B)),
            Unreduced = () =>
            {
                var (left, right) = (Reals(B, D), OtherReals(B, D));
                var cosine = (left * right).sum(1) / (left.square().sum(1) * right.square().sum(1)).sqrt();
                return where(Signs(B) > 0, 1 - cosine, (cosine - 0.1).clamp(min: 0));
            },
        };
    }

    private static Tensor Difference() => Reals(B, D) - OtherReals(B, D);

    private static Tensor LogSoftmax(Tensor logits) => logits - logits.exp().sum(1, keepdim: true).log();

    private static Tensor Picked(Tensor values, Tensor classes) => values.gather(1, classes.unsqueeze(1)).squeeze(1);
}
