namespace VaeLint.Probing;

/// <summary>A reading of a decoder output: a likelihood, the data it is measured against and the elements that count.</summary>
internal sealed record ReconstructionCandidate(LikelihoodForm Form, ProbeRole Output, Selection Selection, Func<ProbeValues, double[]> Unselected)
{
    public double[] Reference(ProbeValues values) => Selections.Apply(Selection, values, Unselected(values));

    /// <summary>Every reading of an output, the right ones first.</summary>
    public static IEnumerable<ReconstructionCandidate> For(ProbeRole output, IReadOnlySet<ProbeRole> touched)
    {
        Selection[] masks = touched.Contains(ProbeRole.Mask) ? [Selection.All, Selection.Valid, Selection.ValidMeanOfSample] : [Selection.All];
        foreach (var selection in masks)
        {
            foreach (var (form, reference) in Elementwise(output, touched).Concat(Gaussian(output, touched)).Concat(Multinomial(output, touched)))
            {
                yield return new ReconstructionCandidate(form, output, selection, reference);
            }
        }

        if (touched.Contains(ProbeRole.Tokens))
        {
            foreach (var selection in masks.Append(Selection.NotPadding))
            {
                foreach (var (form, reference) in Categorical(output))
                {
                    yield return new ReconstructionCandidate(form, output, selection, reference);
                }
            }
        }
    }

    private static IEnumerable<(LikelihoodForm Form, Func<ProbeValues, double[]> Reference)> Elementwise(ProbeRole output, IReadOnlySet<ProbeRole> touched)
    {
        foreach (var data in new[] { ProbeRole.Target, ProbeRole.Counts }.Where(touched.Contains))
        {
            foreach (var form in LikelihoodForm.Of(output))
            {
                yield return (form, values => Map(values, output, data, (y, x) => form.Gradient(y, x)));

                // A loss may round its data to 0 and 1 first; the swapped forms have no finite value there.
                if (form.RuleId != "VAE202")
                {
                    yield return (form, values => Map(values, output, data, (y, x) => form.Gradient(y, x > 0.5 ? 1 : 0)));
                }
            }
        }
    }

    private static IEnumerable<(LikelihoodForm Form, Func<ProbeValues, double[]> Reference)> Gaussian(ProbeRole output, IReadOnlySet<ProbeRole> touched)
    {
        if (!touched.Contains(ProbeRole.ReconstructionLogVariance) || !touched.Contains(ProbeRole.Target))
        {
            yield break;
        }

        const string Fix = "a log-variance s enters as exp(-s), a log-standard deviation as exp(-2s)";
        (Func<double, double> Precision, string? Rule, string What)[] readings =
        [
            (s => Math.Exp(-s), null, ""),
            (s => Math.Exp(-2 * s), "VAE102", "The decoder's log-variance is taken for a log-standard deviation"),
            (s => 1 / (s * s), "VAE102", "The decoder's log-variance is taken for a standard deviation"),
            (s => 1 / s, "VAE102", "The decoder's log-variance is taken for a variance"),
        ];
        foreach (var (precision, rule, what) in readings)
        {
            yield return (
                new LikelihoodForm(ProbeLikelihood.GaussianLogVariance, (_, _) => 0, rule, what, Fix),
                values =>
                {
                    var logs = values[ProbeRole.ReconstructionLogVariance];
                    var errors = Map(values, output, ProbeRole.Target, (y, x) => y - x);
                    return [.. errors.Select((error, index) => error * precision(logs[index]))];
                });
        }
    }

    private static IEnumerable<(LikelihoodForm Form, Func<ProbeValues, double[]> Reference)> Multinomial(ProbeRole output, IReadOnlySet<ProbeRole> touched)
    {
        var form = new LikelihoodForm(ProbeLikelihood.MultinomialLogits, (_, _) => 0);
        foreach (var data in new[] { ProbeRole.Target, ProbeRole.Counts }.Where(role => output == ProbeRole.Logits && touched.Contains(role)))
        {
            yield return (form, values => CategoricalForm.Multinomial(values.Sizes, values[output], values[data]));
            yield return (form, values => CategoricalForm.Multinomial(values.Sizes, values[output], [.. values[data].Select(x => x > 0.5 ? 1.0 : 0.0)]));
        }
    }

    private static IEnumerable<(LikelihoodForm Form, Func<ProbeValues, double[]> Reference)> Categorical(ProbeRole output)
    {
        static Func<ProbeValues, double[]> By(Func<ProbeSizes, double[], double[], double[]> gradient, ProbeRole role) =>
            values => gradient(values.Sizes, values[role], values[ProbeRole.Tokens]);

        static LikelihoodForm Form(ProbeLikelihood kind, string? rule = null, string what = "", string fix = "") => new(kind, (_, _) => 0, rule, what, fix);

        if (output == ProbeRole.Logits)
        {
            yield return (Form(ProbeLikelihood.CategoricalLogits), By(CategoricalForm.Logits, output));
            yield return (
                Form(ProbeLikelihood.CategoricalLogits, "VAE201", "The softmax is applied twice: the loss takes logits and is given probabilities", "pass the logits"),
                By(CategoricalForm.SoftmaxTwice, output));
        }
        else
        {
            yield return (Form(ProbeLikelihood.CategoricalProbabilities), By(CategoricalForm.Probabilities, output));
            yield return (
                Form(ProbeLikelihood.CategoricalLogits, "VAE201", "The probabilities are taken for logits: the softmax is applied twice", "pass the logits, or take the negative logarithm of the probabilities"),
                By(CategoricalForm.Logits, output));
        }
    }

    private static double[] Map(ProbeValues values, ProbeRole output, ProbeRole data, Func<double, double, double> gradient)
    {
        var targets = values[data];
        return [.. values[output].Select((y, index) => gradient(y, targets[index % targets.Length]))];
    }
}
