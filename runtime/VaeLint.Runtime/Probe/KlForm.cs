namespace VaeLint.Probing;

/// <summary>The gradients that the posterior's parameters may have, at weight 1: by μ, and by v = log σ².</summary>
internal sealed record KlForm(ProbeKlForm Kind, Func<double, double, double> ByMean, Func<double, double, double> ByLogVariance, string What = "")
{
    public static KlForm Standard(double priorStandardDeviation)
    {
        var precision = 1 / (priorStandardDeviation * priorStandardDeviation);
        return new KlForm(ProbeKlForm.StandardNormal, (m, _) => m * precision, (_, v) => 0.5 * ((Math.Exp(v) * precision) - 1));
    }

    /// <summary>Wrong forms that a loss has when it takes one parameter of the spread for another.</summary>
    public static IReadOnlyList<KlForm> Mistakes(IReadOnlySet<ProbeRole> touched)
    {
        var forms = new List<KlForm>();
        if (touched.Contains(ProbeRole.StandardDeviation))
        {
            Add("standard deviation", "log-variance", v => Math.Exp(v / 2), s => AsLogVariance(s) * s / 2);
            Add("standard deviation", "log-standard deviation", v => Math.Exp(v / 2), s => AsLogStandardDeviation(s) * s / 2);
            Add("standard deviation", "variance", v => Math.Exp(v / 2), s => AsVariance(s) * s / 2);
        }

        if (touched.Contains(ProbeRole.LogStandardDeviation))
        {
            Add("log-standard deviation", "log-variance", v => v / 2, u => AsLogVariance(u) / 2);
            Add("log-standard deviation", "standard deviation", v => v / 2, u => AsStandardDeviation(u) / 2);
        }

        if (touched.Contains(ProbeRole.LogVariance))
        {
            Add("log-variance", "log-standard deviation", v => v, AsLogStandardDeviation);
            Add("log-variance", "standard deviation", v => v, AsStandardDeviation);
            Add("log-variance", "variance", v => v, AsVariance);
        }

        forms.Add(new KlForm(ProbeKlForm.Swapped, (m, _) => 0.5 * (Math.Exp(m) - 1), (_, v) => v, "mean and log-variance are swapped in the KL"));
        return forms;

        void Add(string given, string taken, Func<double, double> parameter, Func<double, double> gradient) =>
            forms.Add(new KlForm(ProbeKlForm.SpreadConfused, (m, _) => m, (_, v) => gradient(parameter(v)), $"the {given} is taken for a {taken} in the KL"));
    }

    public double[] MeanReference(ProbeValues values) => Map(values, ByMean);

    public double[] LogVarianceReference(ProbeValues values) => Map(values, ByLogVariance);

    private static double[] Map(ProbeValues values, Func<double, double, double> gradient)
    {
        var logs = values[ProbeRole.LogVariance];
        return [.. values[ProbeRole.Mean].Select((mean, index) => gradient(mean, logs[index]))];
    }

    // Derivatives of ½(σ² − log σ² − 1) by the argument, for an argument that is taken for …
    private static double AsLogVariance(double value) => 0.5 * (Math.Exp(value) - 1);

    private static double AsLogStandardDeviation(double value) => Math.Exp(2 * value) - 1;

    private static double AsStandardDeviation(double value) => value - (1 / value);

    private static double AsVariance(double value) => 0.5 * (1 - (1 / value));
}
