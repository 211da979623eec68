namespace VaeLint.Probing;

/// <summary>Findings about formula and gradient; those about scale are made by the judge.</summary>
internal static class Findings
{
    public static ProbeFinding VarianceWithoutGradient { get; } = new(
        "VAE402", "The decoder's log-variance gets no gradient and never trains, as in gaussian_nll_loss", "use NegativeLogLikelihood.GaussianLogVariance");

    public static ProbeFinding WrongVarianceGradient { get; } = new(
        "VAE102", "The gradient of the decoder's log-variance is not that of a Gaussian likelihood", "use ½(s + (x̂ − x)²·exp(−s))");

    public static ProbeFinding WrongKl(KlForm form) => form.Kind == ProbeKlForm.Swapped
        ? new ProbeFinding("VAE101", "Almost a Gaussian KL: " + form.What, "pass the mean first and the log-variance second")
        : new ProbeFinding("VAE102", "Almost a Gaussian KL: " + form.What, "use -0.5·Σ(1 + v − μ² − exp(v)) with v = log σ² = 2·log σ");

    public static ProbeFinding WrongSign(bool isReconstruction) => isReconstruction
        ? new ProbeFinding("VAE103", "The reconstruction has the wrong sign: its likelihood is minimised", "negate the log-likelihood")
        : new ProbeFinding("VAE101", "The KL has the wrong sign: it is maximised", "use -0.5·Σ(1 + v − μ² − exp(v)), and add it");

    public static ProbeFinding WrongCoefficients(double mean, double variance, double logarithm, IReadOnlySet<ProbeRole> touched)
    {
        var parts = new[] { ("mean²", mean), ("variance", variance), ("log-variance", logarithm) };
        var reference = parts.GroupBy(part => Math.Round(Math.Abs(part.Item2), 12)).OrderByDescending(group => group.Count()).ThenByDescending(group => group.Key).First().First().Item2;
        var wrong = parts.Where(part => Math.Abs(part.Item2 - reference) > 1e-9 * Math.Abs(reference)).ToArray();
        var what = string.Join(" and ", wrong.Select(part => part.Item2 == 0 ? $"the {part.Item1} part is missing" : $"the {part.Item1} part has {Ratio(part.Item2 / reference)} times the weight of the rest"));
        var isPrior = mean != 0 && Math.Abs(mean - variance) <= 1e-9 * Math.Abs(mean) && mean * logarithm > 0;
        var prior = isPrior ? $". For a prior N(0, {ProbeWeight.FormatNumber(logarithm / mean)}·I) set {nameof(ProbeOptions)}.{nameof(ProbeOptions.PriorStandardDeviation)}" : "";
        var isSpread = touched.Contains(ProbeRole.LogStandardDeviation) && wrong is [("log-variance", _)];
        return new ProbeFinding(isSpread ? "VAE102" : "VAE101", $"Almost a Gaussian KL: {what}", "use -0.5·Σ(1 + v − μ² − exp(v))" + prior);
    }

    public static ProbeFinding WithoutGradient(string term, bool isDetached) => isDetached
        ? new ProbeFinding("VAE301", $"The {term} carries no gradient although the loss depends on it", "remove detach(), item() or no_grad() around it")
        : new ProbeFinding("VAE301", $"The {term} has no weight: neither the loss nor a gradient depends on it", "check its weight; an integer division such as 1 / x.shape[0] is 0");

    public static ProbeFinding Coupled(string term) => new(
        null, $"The {term} couples the samples: the gradient of one depends on the values of the others", "reduce every sample by itself, then average over the batch");

    private static string Ratio(double value) => ProbeWeight.FormatNumber(value);
}
