namespace VaeLint.Probing;

/// <summary>Whether the gradient of one sample depends on the others, which that of a negative ELBO does not.</summary>
internal static class Coupling
{
    public static MeasuredTerm Examine(ProbeSession session, MeasuredTerm term)
    {
        if (term.Points.Count == 0 || session.First.Batch < 2)
        {
            return term;
        }

        var values = session.Values(session.First, term.Range);
        var changed = new ProbeValues(session.First, session.Options, term.Range) { OtherLastSample = true };
        var before = session.Exact(values);
        var after = session.Exact(changed);
        var roles = term.IsReconstruction ? [term.Role] : new[] { ProbeRole.Mean, ProbeRole.LogVariance };
        if (!roles.Any(role => before[role] is [var left] && after[role] is [var right] && Differs(session, role, left, right)))
        {
            return term;
        }

        return term.Likelihood == ProbeLikelihood.SquaredError && OptimalVariance(session, term, after) is { } optimal ? optimal : term with { IsCoupled = true };
    }

    /// <summary>The optimal variance is that of batch and event together; its negative log-likelihood couples the samples by design.</summary>
    private static MeasuredTerm? OptimalVariance(ProbeSession session, MeasuredTerm term, GradientEstimate after)
    {
        if (!session.Touched.Contains(ProbeRole.Target))
        {
            return null;
        }

        var values = after.Values;
        var targets = values[ProbeRole.Target];
        var fit = Fit.Of(after[term.Role]!, [.. values[term.Role].Select((y, index) => 2 * (y - targets[index % targets.Length]))]);
        var points = term.Points.Select(point => point with { Weight = point.Weight * 2 * MeanSquare(session.Values(point.Sizes, term.Range), term.Role) }).ToArray();
        var other = fit.Weight * 2 * MeanSquare(values, term.Role);
        return Math.Abs(other - points[0].Weight) <= session.Tolerance * Math.Abs(other) ? term with { Likelihood = ProbeLikelihood.GaussianOptimalVariance, Points = points } : null;
    }

    private static double MeanSquare(ProbeValues values, ProbeRole output)
    {
        var targets = values[ProbeRole.Target];
        return values[output].Select((y, index) => Math.Pow(y - targets[index % targets.Length], 2)).Average();
    }

    /// <summary>The last sample has other values; the gradients of the rest have to stay.</summary>
    private static bool Differs(ProbeSession session, ProbeRole role, double[] before, double[] after)
    {
        var isOutput = role is not (ProbeRole.Mean or ProbeRole.LogVariance);
        var block = before.Length / (int)(session.First.Batch * (isOutput ? session.First.Samples : 1));
        var scale = before.Max(Math.Abs);
        return before.Where((value, index) => (index / block % session.First.Batch) != session.First.Batch - 1 && Math.Abs(value - after[index]) > session.Tolerance * scale).Any();
    }
}
