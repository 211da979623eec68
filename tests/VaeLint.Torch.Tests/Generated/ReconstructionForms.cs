using System.Globalization;
using VaeLint.Corpus;

namespace VaeLint.Torch.Tests.Generated;

/// <summary>Reconstructions: library losses in every reduction, modules, densities and formulas by hand.</summary>
internal static class ReconstructionForms
{
    private static readonly AxisWeight One = AxisWeight.One;

    private static readonly (string Function, string Module, string Arguments, Likelihood Likelihood)[] Losses =
    [
        ("mse_loss", "MSELoss", "recon, x", Likelihood.SquaredError),
        ("l1_loss", "L1Loss", "recon, x", Likelihood.AbsoluteError),
        ("binary_cross_entropy", "BCELoss", "recon, x", Likelihood.BernoulliProbabilities),
        ("binary_cross_entropy_with_logits", "BCEWithLogitsLoss", "logits, x", Likelihood.BernoulliLogits),
    ];

    private static readonly (string Text, Likelihood Likelihood, double Number)[] ByHand =
    [
        ("(recon - x).pow(2)", Likelihood.SquaredError, 1),
        ("(x - recon).square()", Likelihood.SquaredError, 1),
        ("(recon - x) * (recon - x)", Likelihood.SquaredError, 1),
        ("0.5 * (recon - x).pow(2)", Likelihood.SquaredError, 0.5),
        ("torch.abs(x - recon)", Likelihood.AbsoluteError, 1),
        ("-(x * recon.log() + (1 - x) * (1 - recon).log())", Likelihood.BernoulliProbabilities, 1),
        ("-(x * torch.log(recon) + (1 - x) * torch.log(1 - recon))", Likelihood.BernoulliProbabilities, 1),
        ("F.softplus(logits) - x * logits", Likelihood.BernoulliLogits, 1),
        ("F.softplus(-logits) + (1 - x) * logits", Likelihood.BernoulliLogits, 1),
        ("-distributions.Normal(recon, torch.ones_like(recon)).log_prob(x)", Likelihood.SquaredError, 0.5),
        ("-distributions.Bernoulli(logits: logits).log_prob(x)", Likelihood.BernoulliLogits, 1),
        ("F.mse_loss(recon, x, Reduction.None)", Likelihood.SquaredError, 1),
        ("F.l1_loss(recon, x, reduction: Reduction.None)", Likelihood.AbsoluteError, 1),
        ("F.binary_cross_entropy(recon, x, reduction: Reduction.None)", Likelihood.BernoulliProbabilities, 1),
        ("F.binary_cross_entropy_with_logits(logits, x, reduction: Reduction.None)", Likelihood.BernoulliLogits, 1),
        ("nn.MSELoss(Reduction.None).forward(recon, x)", Likelihood.SquaredError, 1),
    ];

    private static readonly ReductionForm PartOfAnImage = new("({0}).sum(dim: 1).mean()", false, One / (AxisWeight.B with { Event2 = 1, Event3 = 1 }));

    public static IReadOnlyList<ReconstructionForm> All(EventLayout layout) =>
        [.. Library(layout), .. Elementwise(layout), .. layout.Rank == 3 ? Elementwise(layout, [PartOfAnImage], statesRank: true) : []];

    public static IReadOnlyList<Factor> Factors(EventLayout layout) =>
    [
        new("{0}", One),
        new("{0}", One),
        new("{0}", One),
        new("({0}) / x.shape[0]", One / AxisWeight.B),
        new("(({0}) / (double)x.shape[0])", One / AxisWeight.B),
        new(layout.DText + " * ({0})", layout.D),
        new("({0}) * x.numel()", layout.BD),
        new("({0}) * x.numel() / x.shape[0]", layout.D),
        new("0.5 * ({0})", 0.5 * One),
        new("({0}) * 10", 10 * One),
    ];

    private static IEnumerable<ReconstructionForm> Library(EventLayout layout)
    {
        foreach (var (function, module, arguments, likelihood) in Losses)
        {
            yield return new ReconstructionForm($"F.{function}({arguments})", likelihood, false, One / layout.BD);
            yield return new ReconstructionForm($"F.{function}({arguments}, reduction: Reduction.Mean)", likelihood, false, One / layout.BD);
            yield return new ReconstructionForm($"F.{function}({arguments}, reduction: Reduction.Sum)", likelihood, false, One);
            yield return new ReconstructionForm($"nn.{module}().forward({arguments})", likelihood, false, One / layout.BD);
            yield return new ReconstructionForm($"nn.{module}(reduction: Reduction.Sum).call({arguments})", likelihood, false, One);
        }

        yield return new ReconstructionForm("F.gaussian_nll_loss(recon, x, torch.ones_like(x))", Likelihood.SquaredError, false, 0.5 * (One / AxisWeight.B));
        yield return new ReconstructionForm("F.gaussian_nll_loss(recon, x, torch.ones_like(x), reduction: Reduction.Sum)", Likelihood.SquaredError, false, 0.5 * One);
    }

    private static IEnumerable<ReconstructionForm> Elementwise(EventLayout layout) => Elementwise(layout, Reductions(layout), statesRank: false);

    private static IEnumerable<ReconstructionForm> Elementwise(EventLayout layout, IEnumerable<ReductionForm> reductions, bool statesRank) =>
        from reduction in reductions
        from loss in ByHand
        select new ReconstructionForm(
            string.Format(CultureInfo.InvariantCulture, reduction.Pattern, loss.Text), loss.Likelihood, reduction.IsPerSample, loss.Number * reduction.Weight)
        {
            AsVectors = reduction == PartOfAnImage && !statesRank ? loss.Number * (One / AxisWeight.B) : null,
            StatesRank = statesRank,
        };

    private static IEnumerable<ReductionForm> Reductions(EventLayout layout)
    {
        yield return new("({0}).sum()", false, One);
        yield return new("({0}).mean()", false, One / layout.BD);
        yield return new("torch.sum({0})", false, One);
        yield return new("torch.mean({0})", false, One / layout.BD);
        yield return new("({0}).sum() / x.shape[0]", false, One / AxisWeight.B);
        yield return new("({0}).flatten(1).sum(1).mean()", false, One / AxisWeight.B);
        yield return new("({0}).view(x.shape[0], -1).sum(1)", true, One);
        yield return new("({0}).mean([0]).sum()", false, One / AxisWeight.B);
        if (layout.Rank == 1)
        {
            yield return new("({0}).sum(1).mean()", false, One / AxisWeight.B);
            yield return new("({0}).sum(dim: 1)", true, One);
            yield return new("({0}).mean([1])", true, One / layout.D);
            yield return new("({0}).mean([1]).sum()", false, One / layout.D);
            yield return new("({0}).sum(0L).mean()", false, One / layout.D);
        }
        else
        {
            yield return new("({0}).sum([1, 2, 3]).mean()", false, One / AxisWeight.B);
            yield return new("({0}).sum(new long[] {{ 1, 2, 3 }})", true, One);
            yield return new("({0}).sum(1, 2, 3).mean()", false, One / AxisWeight.B);
            yield return new("({0}).mean([1, 2, 3])", true, One / layout.D);
            yield return PartOfAnImage;
            yield return new("({0}).mean([2, 3]).sum(1).mean()", false, One / (AxisWeight.B with { Event2 = 1, Event3 = 1 }));
            yield return new("({0}).sum(2, 3).mean()", false, One / (AxisWeight.B with { Event1 = 1 }));
        }
    }
}
