using VaeLint.Runtime.Benchmarks.Problems;
using VaeLint.Runtime.Benchmarks.Report;
using F = TorchSharp.torch.nn.functional;

namespace VaeLint.Runtime.Benchmarks.Sections;

/// <summary>float32 losses against the same formula in double.</summary>
internal static class AccuracySection
{
    private const double SmallestNormal = 1.18e-38;

    private static readonly (string Name, Func<Tensor, Tensor, Tensor> Loss)[] Forms =
    [
        ("`bce(sigmoid)`", (logits, target) => F.binary_cross_entropy(sigmoid(logits), target, reduction: nn.Reduction.Sum) / logits.size(0)),
        ("`bce_with_logits`", (logits, target) => F.binary_cross_entropy_with_logits(logits, target, reduction: nn.Reduction.Sum) / logits.size(0)),
        ("softplus and dot", (logits, target) => (F.softplus(logits).sum() - dot(logits.view(-1), target.view(-1))) / logits.size(0)),
        ("`BernoulliLogits`", (logits, target) => NegativeLogLikelihood.BernoulliLogits(logits, target).mean()),
    ];

    public static void Run(Findings findings)
    {
        manual_seed(1);
        var losses = new MarkdownTable(["relative error of the loss", .. Forms.Select(form => form.Name)]);
        var slopes = new MarkdownTable(["largest relative error of a gradient", .. Forms.Select(form => form.Name)]);
        foreach (var regime in AccuracyRegime.All)
        {
            var (logits, target) = regime.Make();
            var errors = Forms.Select(form => Errors(form.Loss, logits, target)).ToArray();
            losses.Add([regime.Name, .. errors.Select(error => Figures.Error(error.Loss))]);
            findings.Figures[$"error loss {regime.Key}"] = errors[^1].Loss;
            if (regime.Key != "ordinary")
            {
                slopes.Add([regime.Name, .. errors.Select(error => Figures.Error(error.Slope))]);
                findings.Figures[$"error slope {regime.Key}"] = errors[^1].Slope;
            }
        }

        findings.Write(losses.ToString());
        findings.Write(slopes.ToString());
        findings.Write(Kl(findings).ToString());
    }

    private static (double Loss, double Slope) Errors(Func<Tensor, Tensor, Tensor> form, Tensor logits, Tensor target)
    {
        using var leaf = logits.detach().clone().requires_grad_();
        using var loss = form(leaf, target);
        loss.backward();
        var (inputs, targets) = (logits.data<float>().ToArray(), target.data<float>().ToArray());
        var exact = AccuracyRegime.Loss(inputs, targets);
        var slopes = leaf.grad!.data<float>().ToArray();
        return (Relative(loss.item<float>(), exact), slopes.Select((slope, index) => Relative(slope, AccuracyRegime.Slope(inputs[index], targets[index]))).Max());
    }

    private static MarkdownTable Kl(Findings findings)
    {
        var (mean, logVariance) = ((randn(128, 20) * 1e-3).requires_grad_(), (randn(128, 20) * 1e-3).requires_grad_());
        var (means, logs) = (mean.data<float>().ToArray(), logVariance.data<float>().ToArray());
        var exact = means.Zip(logs, (m, v) => 0.5 * ((m * (double)m) + Beyond(v))).Sum() / 128;
        var table = new MarkdownTable("collapsed posterior, μ and log σ² ~ 10⁻³", "relative error of the KL", "largest of the gradient of log σ²");
        foreach (var (name, ours, kl) in new (string, bool, Func<Tensor>)[]
        {
            ("−½ Σ (1 + log σ² − μ² − e^log σ²)", false, () => -0.5 * (1 + logVariance - mean.pow(2) - logVariance.exp()).sum() / 128),
            ("`ToStandardNormal`", true, () => KlDivergence.ToStandardNormal(mean, logVariance).mean()),
        })
        {
            (mean.grad, logVariance.grad) = (null, null);
            using var value = kl();
            value.backward();
            var slope = logVariance.grad!.data<float>().ToArray().Select((actual, index) => Relative(actual, (Beyond(logs[index]) + logs[index]) / 256)).Max();
            table.Add(name, Figures.Error(Relative(value.item<float>(), exact)), Figures.Error(slope));
            if (ours)
            {
                findings.Figures["error kl"] = Relative(value.item<float>(), exact);
            }
        }

        return table;
    }

    /// <summary>e^v − 1 − v of a small v.</summary>
    private static double Beyond(double value) => value * value * (0.5 + (value / 6) + (value * value / 24) + (value * value * value / 120));

    /// <summary>What float32 cannot hold as a normal number counts as 0.</summary>
    private static double Relative(double value, double exact) =>
        Math.Abs(value - exact) <= SmallestNormal ? 0 : Math.Abs(exact) < SmallestNormal ? double.PositiveInfinity : Math.Abs(value - exact) / Math.Abs(exact);
}
