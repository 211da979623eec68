using TorchSharp;
using VaeLint.Runtime.Tests.Infrastructure;
using static TorchSharp.torch;
using static VaeLint.Runtime.Tests.Probe.TermForms;
using F = TorchSharp.torch.nn.functional;
using Reduction = TorchSharp.torch.nn.Reduction;

namespace VaeLint.Runtime.Tests.Probe;

/// <summary>Losses whose formula is right or wrong in a known way: likelihoods, signs, arguments, and the spread of the posterior.</summary>
public sealed class FormulaTests : TorchTest
{
    private static readonly Dictionary<string, (Func<ProbeBatch, Tensor> Loss, string Expected)> Losses = new()
    {
        ["Bernoulli of logits"] = (b => Right(b) + KlBatchMean(b), "Balanced  BernoulliLogits StandardNormal 1"),
        ["Bernoulli of probabilities"] = (b => Cross(b.Probabilities, b.Target) + KlBatchMean(b), "Balanced  BernoulliProbabilities StandardNormal 1"),
        ["Bernoulli of binarised data"] = (b => Cross(b.Probabilities, (b.Target > 0.5).to_type(ScalarType.Float64)) + KlBatchMean(b), "Balanced  BernoulliProbabilities StandardNormal 1"),
        ["absolute error"] = (b => (b.Reconstruction - b.Target).abs().sum(1).mean() + KlBatchMean(b), "Balanced  AbsoluteError StandardNormal 1"),
        ["Gaussian with sigma 0.1"] = (b => (Errors(b) / (2 * 0.01)).sum(1).mean() + KlBatchMean(b), "Balanced  SquaredError StandardNormal 0.02"),
        ["Gaussian with learned variance"] = (b => Gaussian(b, b.ReconstructionLogVariance).sum(1).mean() + KlBatchMean(b), "Balanced  GaussianLogVariance StandardNormal 1"),
        ["Gaussian with learned variance, averaged"] = (b => Gaussian(b, b.ReconstructionLogVariance).mean() + KlBatchMean(b), "WrongScale VAE001 GaussianLogVariance StandardNormal D"),
        ["the decoder's log-variance taken for a log-standard deviation"] = (b => Gaussian(b, 2 * b.ReconstructionLogVariance).sum(1).mean() + KlBatchMean(b), "WrongFormula VAE102 GaussianLogVariance StandardNormal 1"),
        ["TorchSharp's Gaussian, which cuts the variance off"] = (b => F.gaussian_nll_loss(b.Reconstruction, b.Target, b.ReconstructionLogVariance.exp()) + KlBatchMean(b), "NoGradient VAE402 GaussianLogVariance StandardNormal 1"),
        ["Gaussian with optimal variance"] = (b => (b.EventSize * 0.5 * Errors(b).mean().log()) + KlBatchMean(b), "Balanced  GaussianOptimalVariance StandardNormal 1"),
        ["Poisson of log-rates"] = (b => (b.Logits.exp() - (b.Counts * b.Logits)).sum(1).mean() + KlBatchMean(b), "Balanced  PoissonLogRate StandardNormal 1"),
        ["Poisson of rates"] = (b => (b.Reconstruction - (b.Counts * b.Reconstruction.log())).sum(1).mean() + KlBatchMean(b), "Balanced  PoissonRate StandardNormal 1"),
        ["squared error of the sigmoid"] = (b => (b.Logits.sigmoid() - b.Target).square().sum(1).mean() + KlBatchMean(b), "Balanced  SquaredError StandardNormal 1"),
        ["probabilities taken for logits"] = (b => F.binary_cross_entropy_with_logits(b.Probabilities, b.Target, reduction: Reduction.Sum) + KlSum(b), "WrongFormula VAE201 BernoulliLogits StandardNormal 1"),
        ["a sigmoid too many"] = (b => F.binary_cross_entropy_with_logits(b.Logits.sigmoid(), b.Target, reduction: Reduction.Sum) + KlSum(b), "WrongFormula VAE201 BernoulliLogits StandardNormal 1"),
        ["a softmax too many"] = (b => F.cross_entropy(b.Logits.softmax(2).transpose(1, 2), b.Tokens, reduction: Reduction.Sum) + KlSum(b), "WrongFormula VAE201 CategoricalLogits StandardNormal 1"),
        ["input and target swapped"] = (b => F.binary_cross_entropy(b.Target, b.Probabilities, reduction: Reduction.Sum) + KlSum(b), "WrongFormula VAE202 BernoulliProbabilities StandardNormal 1"),
        ["input and target swapped, with logits"] = (b => F.binary_cross_entropy_with_logits(b.Target, b.Logits, reduction: Reduction.Sum) + KlSum(b), "WrongFormula VAE202 BernoulliLogits StandardNormal 1"),
        ["categorical probabilities"] = (b => -(b.Probabilities.log().gather(2, b.Tokens.unsqueeze(2))).sum() + KlSum(b), "Balanced  CategoricalProbabilities StandardNormal 1"),
        ["the KL is subtracted"] = (b => Right(b) - KlBatchMean(b), "WrongFormula VAE101 BernoulliLogits StandardNormal -1"),
        ["the likelihood is minimised"] = (b => KlBatchMean(b) - Right(b), "WrongFormula VAE103 BernoulliLogits StandardNormal -1"),
        ["the ELBO itself"] = (b => -(KlBatchMean(b) + Right(b)), "WrongFormula VAE103 VAE101 BernoulliLogits StandardNormal 1"),
        ["standard deviation, right"] = (b => Right(b) + (0.5 * (b.Mean.square() + b.StandardDeviation.square() - 1) - b.StandardDeviation.log()).sum(1).mean(), "Balanced  BernoulliLogits StandardNormal 1"),
        ["log-standard deviation, right"] = (b => Right(b) + Kl(b.Mean, 2 * b.LogStandardDeviation).sum(1).mean(), "Balanced  BernoulliLogits StandardNormal 1"),
        ["log-variance taken for a log-standard deviation"] = (b => Right(b) + Kl(b.Mean, 2 * b.LogVariance).sum(1).mean(), "WrongFormula VAE102 BernoulliLogits SpreadConfused 1"),
        ["log-standard deviation taken for a log-variance"] = (b => Right(b) + Kl(b.Mean, b.LogStandardDeviation).sum(1).mean(), "WrongFormula VAE102 BernoulliLogits SpreadConfused 1"),
        ["standard deviation taken for a log-variance"] = (b => Right(b) + Kl(b.Mean, b.StandardDeviation).sum(1).mean(), "WrongFormula VAE102 BernoulliLogits SpreadConfused 1"),
        ["log-variance taken for a standard deviation"] = (b => Right(b) + Kl(b.Mean, 2 * b.LogVariance.log()).sum(1).mean(), "WrongFormula VAE102 BernoulliLogits SpreadConfused 1"),
        ["log-variance taken for a variance"] = (b => Right(b) + Kl(b.Mean, b.LogVariance.log()).sum(1).mean(), "WrongFormula VAE102 BernoulliLogits SpreadConfused 1"),
        ["mean and log-variance swapped"] = (b => Right(b) + Kl(b.LogVariance, b.Mean).sum(1).mean(), "WrongFormula VAE101 BernoulliLogits Swapped 1"),
        ["the log-variance is missing"] = (b => Right(b) + (0.5 * (b.Mean.square() + b.LogVariance.exp() - 1)).sum(1).mean(), "WrongFormula VAE101 BernoulliLogits WrongCoefficients 1"),
        ["the mean has the wrong sign"] = (b => Right(b) + (-0.5 * (1 + b.LogVariance + b.Mean.square() - b.LogVariance.exp())).sum(1).mean(), "WrongFormula VAE101 BernoulliLogits WrongCoefficients -1"),
        ["half of the formula has no half"] = (b => Right(b) + ((0.5 * (b.Mean.square() + b.LogVariance.exp() - 1)) - b.LogVariance).sum(1).mean(), "WrongFormula VAE101 BernoulliLogits WrongCoefficients 1"),
        ["a detached KL"] = (b => Right(b) + KlBatchMean(b).detach(), "NoGradient VAE301 BernoulliLogits Unknown "),
        ["a detached reconstruction"] = (b => Right(b).detach() + KlBatchMean(b), "NoGradient VAE301 Unknown StandardNormal "),
        ["an integer division as weight"] = (b => Right(b) + (KlSum(b) * (1 / b.Mean.shape[0])), "NoGradient VAE301 BernoulliLogits Unknown "),
        ["free bits per dimension, batch mean"] = (b => Right(b) + Kl(b.Mean, b.LogVariance).mean([0]).clamp_min(1.5).sum(), "Balanced  BernoulliLogits StandardNormal 1"),
        ["free bits per element"] = (b => Right(b) + Kl(b.Mean, b.LogVariance).clamp_min(3).sum(1).mean(), "Balanced  BernoulliLogits StandardNormal 1"),
        ["free bits, averaged over the latents"] = (b => Right(b) + Kl(b.Mean, b.LogVariance).clamp_min(3).mean(), "WrongScale VAE002 BernoulliLogits StandardNormal 1/L"),
        ["a capacity"] = (b => Right(b) + (5 * (KlBatchMean(b) - 50).abs()), "Balanced  BernoulliLogits StandardNormal 5"),
        ["samples coupled by a product of their losses"] = (b => BcePerSample(b).mean().square() + KlBatchMean(b), "CoupledSamples  BernoulliLogits StandardNormal *"),
        ["an unknown KL"] = (b => Right(b) + b.Mean.pow(4).sum(1).mean(), "Inconclusive  BernoulliLogits Unknown "),
        ["no posterior"] = (b => Right(b), "Inconclusive  BernoulliLogits  "),
        ["no decoder output"] = (b => KlBatchMean(b), "Inconclusive   StandardNormal "),
    };

    public static IEnumerable<TheoryDataRow<string>> Names => Losses.Keys.Select(name => new TheoryDataRow<string>(name));

    [Theory]
    [MemberData(nameof(Names))]
    public void Verdict_rules_forms_and_relation(string name)
    {
        var (loss, expected) = Losses[name];

        var report = LossProbe.Measure(loss);

        var likelihood = report.Terms.FirstOrDefault(term => term.IsReconstruction)?.Likelihood.ToString();
        var form = report.Terms.FirstOrDefault(term => !term.IsReconstruction)?.KlForm.ToString();
        var actual = $"{report.Verdict} {string.Join(" ", report.RuleIds)} {likelihood} {form} {report.Relation}";
        if (expected.EndsWith('*'))
        {
            Assert.StartsWith(expected[..^1], actual, StringComparison.Ordinal);
        }
        else
        {
            Assert.True(expected == actual, $"expected '{expected}', actual '{actual}'{Environment.NewLine}{report}");
        }

        Assert.InRange(report.ToString().Split('\n').Length, 1, 8);
    }

    private static Tensor Cross(Tensor probabilities, Tensor target) => F.binary_cross_entropy(probabilities, target, reduction: Reduction.None).sum(1).mean();

    private static Tensor Gaussian(ProbeBatch batch, Tensor logVariance) => 0.5 * (logVariance + (Errors(batch) * (-logVariance).exp()));
}
