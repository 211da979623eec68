namespace VaeLint.Probing;

/// <summary>Recognises a likelihood by the gradient of one decoder output and weighs it.</summary>
internal sealed class ReconstructionMeasurement(ProbeSession session, ProbeRole output)
{
    public static IReadOnlyList<ProbeRole> Outputs { get; } = [ProbeRole.Logits, ProbeRole.Probabilities, ProbeRole.Reconstruction];

    public MeasuredTerm Measure()
    {
        var first = session.Estimate(session.First, PosteriorRange.Usual)[output]!;
        var empty = new MeasuredTerm { Role = output };
        if (Fit.IsZero(first))
        {
            var isDetached = ValueDependsOnOutput();
            return empty with { IsDetached = isDetached, IsUnused = !isDetached };
        }

        if (!Fit.IsFiniteGradient(first))
        {
            return empty with { Problem = $"the gradient of {output} is not finite" };
        }

        do
        {
            if (Recognise() is { } term)
            {
                return term;
            }
        }
        while (session.TryHarder());

        return CapturedTokens() ?? Elementwise() ?? empty with { Problem = $"the gradient of {output} is that of no known likelihood" };
    }

    private MeasuredTerm? Recognise()
    {
        var estimate = session.Estimate(session.First, PosteriorRange.Usual);
        var candidates = ReconstructionCandidate.For(output, session.Touched)
            .Select(candidate => (Candidate: candidate, Fit: Weigh(candidate, estimate)))
            .Where(pair => pair.Fit.Holds(session.Tolerance))
            .ToArray();
        if (candidates.Length == 0)
        {
            return null;
        }

        var best = candidates.MinBy(pair => pair.Fit.IsExact ? 0 : pair.Fit.Misfit).Candidate;
        var points = new List<WeightPoint>();
        foreach (var sizes in session.Grid)
        {
            var values = session.Estimate(sizes, PosteriorRange.Usual);
            var fit = Weigh(best, values);
            if (!fit.Holds(session.Tolerance))
            {
                return null;
            }

            points.Add(new WeightPoint(sizes, fit.Weight, fit.StandardError, ValidElements(best, values.Values)));
        }

        var form = best.Form;
        return Judged(new MeasuredTerm
        {
            Role = output,
            Likelihood = form.Kind,
            Points = points,
            IsMeanOfSample = best.Selection == Selection.ValidMeanOfSample,
            Finding = form.RuleId is null ? null : new ProbeFinding(form.RuleId, form.What, form.Fix),
        });
    }

    // A mask that is only counted, not applied, can still be a divisor.
    private long ValidElements(ReconstructionCandidate candidate, ProbeValues values) =>
        candidate.Selection == Selection.NotPadding ? Selections.Count(Selection.NotPadding, values)
        : session.Touched.Contains(ProbeRole.Mask) ? Selections.Count(Selection.Valid, values)
        : 0;

    private static Fit Weigh(ReconstructionCandidate candidate, GradientEstimate estimate) =>
        estimate[candidate.Output] is { } groups ? Fit.Of(groups, candidate.Reference(estimate.Values)) : new Fit(0, 0, double.PositiveInfinity, true);

    private MeasuredTerm Judged(MeasuredTerm term)
    {
        if (term.Finding is not null)
        {
            return term;
        }

        if (term.Points[0].Weight < 0)
        {
            return term with { Finding = Findings.WrongSign(isReconstruction: true) };
        }

        return term.Likelihood == ProbeLikelihood.GaussianLogVariance ? term with { Finding = DecoderVariance(term.Points[0].Weight) } : term;
    }

    /// <summary>The decoder's log-variance has to get ½(1 − (x̂ − x)²·exp(−s)) with the same weight.</summary>
    private ProbeFinding? DecoderVariance(double weight)
    {
        var estimate = session.Estimate(session.First, PosteriorRange.Usual);
        var groups = estimate[ProbeRole.ReconstructionLogVariance]!;
        if (Fit.IsZero(groups))
        {
            return Findings.VarianceWithoutGradient;
        }

        var values = estimate.Values;
        var targets = values[ProbeRole.Target];
        var logs = values[ProbeRole.ReconstructionLogVariance];
        double[] reference = [.. values[output].Select((y, index) => 0.5 * (1 - (Math.Pow(y - targets[index % targets.Length], 2) * Math.Exp(-logs[index]))))];
        var fit = Fit.Of(groups, reference);
        return fit.Holds(session.Tolerance) && Math.Abs(fit.Weight - weight) <= (session.Tolerance * weight) + (5 * fit.StandardError) ? null : Findings.WrongVarianceGradient;
    }

    /// <summary>Cross-entropy against classes that the loss does not read from the batch.</summary>
    private MeasuredTerm? CapturedTokens()
    {
        if (output != ProbeRole.Logits || session.IsStochastic || !(session.Layout.HasClasses || session.Layout.Event.Count == 1))
        {
            return null;
        }

        var points = new List<WeightPoint>();
        foreach (var sizes in session.Grid)
        {
            var estimate = session.Estimate(sizes, PosteriorRange.Usual);
            var fit = Fit.Of(estimate[output]!, CategoricalForm.Captured(sizes, estimate.Values[output], estimate[output]![0]));
            if (!fit.Holds(session.Tolerance))
            {
                return null;
            }

            points.Add(new WeightPoint(sizes, fit.Weight, 0, 0));
        }

        return new MeasuredTerm { Role = output, Likelihood = ProbeLikelihood.CategoricalLogits, Points = points, Note = "the classes are not read from the batch; they were recognised by the gradient" };
    }

    /// <summary>No known likelihood, but equal pairs of output and data have equal gradients: how they scale says the powers of the sizes.</summary>
    private MeasuredTerm? Elementwise()
    {
        if (session.IsStochastic || !(session.Touched.Contains(ProbeRole.Target) || session.Touched.Contains(ProbeRole.Counts)) || session.Layout.Event.Any(axis => axis.IsFixed))
        {
            return null;
        }

        var all = session.Grid.Select(sizes => (Sizes: sizes, Slopes: ByPair(sizes))).ToArray();
        if (all.Any(point => point.Slopes is null))
        {
            return null;
        }

        var basis = all[0].Slopes!;
        var points = all.Select(point => new WeightPoint(point.Sizes, basis.Zip(point.Slopes!, (from, to) => from * to).Sum() / basis.Sum(slope => slope * slope), 0, 0)).ToArray();
        var isMultiple = all.Zip(points).All(pair => pair.First.Slopes!.Zip(basis).All(slope =>
            Math.Abs(slope.First - (pair.Second.Weight * slope.Second)) <= session.Tolerance * basis.Max(Math.Abs) * pair.Second.Weight));
        return isMultiple ? new MeasuredTerm { Role = output, Likelihood = ProbeLikelihood.Elementwise, Points = points, HasUnknownNumber = true } : null;
    }

    /// <summary>The gradient of each pair; null where elements with the same pair differ.</summary>
    private double[]? ByPair(ProbeSizes sizes)
    {
        var values = new ProbeValues(sizes, session.Options, PosteriorRange.Usual) { IsPalette = true };
        var gradient = session.Exact(values)[output]![0];
        var pairs = values.Pairs(gradient.Length);
        var scale = gradient.Max(Math.Abs);
        var groups = gradient.Zip(pairs).GroupBy(element => element.Second, element => element.First).OrderBy(group => group.Key).Select(group => group.ToArray()).ToArray();
        return scale > 0 && groups.All(group => group.Max() - group.Min() <= session.Tolerance * scale) ? [.. groups.Select(group => group[0])] : null;
    }

    private bool ValueDependsOnOutput()
    {
        var before = session.Run(session.Values(session.First, PosteriorRange.Usual)).Value;
        var after = session.Run(new ProbeValues(session.First, session.Options, PosteriorRange.Usual) { Changed = output }).Value;
        return !before.Equals(after);
    }
}
