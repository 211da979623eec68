namespace VaeLint.Probing;

/// <summary>Recognises the KL by the gradients of the posterior's parameters and weighs it.</summary>
internal sealed class KlMeasurement(ProbeSession session)
{
    private static readonly PosteriorRange[] Further = [PosteriorRange.Large, PosteriorRange.VeryLarge, PosteriorRange.Positive];
    private readonly KlForm _standard = KlForm.Standard(session.Options.PriorStandardDeviation);

    /// <summary>Null where the loss reads nothing of the posterior.</summary>
    public MeasuredTerm? Measure()
    {
        var first = session.Estimate(session.First, PosteriorRange.Usual);
        if (first[ProbeRole.Mean] is null && first[ProbeRole.LogVariance] is null)
        {
            return null;
        }

        while (true)
        {
            if (IsUndecided() && session.TryHarder())
            {
                continue;
            }

            var term = Recognise();
            if (term is not null && (!session.IsStochastic || Factorisation.Of(session.Layout, term.Points, true, session.Tolerance) is not null))
            {
                return term;
            }

            // A form that holds at the first sizes and not at the others is known; its weights are too noisy.
            if ((term is null && Weigh(_standard, PosteriorRange.Usual) is null) || !session.TryHarder())
            {
                return term ?? Unrecognised();
            }
        }
    }

    /// <summary>The averages are too noisy to say whether they fit.</summary>
    private bool IsUndecided()
    {
        var estimate = session.Estimate(session.First, PosteriorRange.Usual);
        var fits = new[] { Fitted(estimate, ProbeRole.Mean, _standard.MeanReference), Fitted(estimate, ProbeRole.LogVariance, _standard.LogVarianceReference) };
        return fits.OfType<Fit>().Any(fit => !fit.IsExact && fit.StandardError > 0.1 * Math.Abs(fit.Weight));
    }

    private MeasuredTerm? Recognise()
    {
        if (Weigh(_standard, PosteriorRange.Usual) is { Weight: > 0 })
        {
            return Term(_standard, PosteriorRange.Usual);
        }

        foreach (var range in new[] { PosteriorRange.Usual, PosteriorRange.Positive })
        {
            if (KlForm.Mistakes(session.Touched).FirstOrDefault(form => Weigh(form, range) is { Weight: > 0 }) is { } mistake)
            {
                return Term(mistake, range) is { } term ? term with { Finding = Findings.WrongKl(mistake) } : null;
            }
        }

        foreach (var range in Further)
        {
            if (Weigh(_standard, range) is { Weight: > 0 })
            {
                return Term(_standard, range) is { } term ? term with { Note = Note(range) } : null;
            }
        }

        return Weigh(_standard, PosteriorRange.Usual) is { Weight: < 0 } && Term(_standard, PosteriorRange.Usual) is { } wrong
            ? wrong with { Finding = Findings.WrongSign(isReconstruction: false) }
            : WithOtherCoefficients();
    }

    private static string Note(PosteriorRange range) => range == PosteriorRange.Positive
        ? "the KL was measured at positive log-variances only: elsewhere its gradient is not finite"
        : "the KL was measured where it is large: below, its gradient is zero or reversed, as with free bits or a capacity";

    /// <summary>The weight under a form where both parameters agree on it.</summary>
    private Fit? Weigh(KlForm form, PosteriorRange range) => Weigh(form, session.Estimate(session.First, range));

    private Fit? Weigh(KlForm form, GradientEstimate estimate)
    {
        var byMean = Fitted(estimate, ProbeRole.Mean, form.MeanReference);
        var byLogVariance = Fitted(estimate, ProbeRole.LogVariance, form.LogVarianceReference);
        if (byMean is null || byLogVariance is null)
        {
            return (byMean ?? byLogVariance) is { } single && single.Holds(session.Tolerance) ? single : null;
        }

        if (!byMean.Holds(session.Tolerance) || !byLogVariance.Holds(session.Tolerance))
        {
            return null;
        }

        var error = Math.Sqrt(Math.Pow(byMean.StandardError, 2) + Math.Pow(byLogVariance.StandardError, 2));
        var isSame = Math.Abs(byMean.Weight - byLogVariance.Weight) <= (session.Tolerance * Math.Abs(byMean.Weight)) + (4 * error);
        return !isSame ? null : byMean.StandardError <= byLogVariance.StandardError ? byMean : byLogVariance;
    }

    private static Fit? Fitted(GradientEstimate estimate, ProbeRole role, Func<ProbeValues, double[]> reference) =>
        estimate[role] is { } groups ? Fit.Of(groups, reference(estimate.Values)) : null;

    private MeasuredTerm? Term(KlForm form, PosteriorRange range) => Term(form.Kind, range, estimate => Weigh(form, estimate));

    private MeasuredTerm? Term(ProbeKlForm kind, PosteriorRange range, Func<GradientEstimate, Fit?> weigh)
    {
        var points = new List<WeightPoint>();
        foreach (var sizes in session.Grid)
        {
            if (weigh(session.Estimate(sizes, range)) is not { } fit)
            {
                return null;
            }

            points.Add(new WeightPoint(sizes, fit.Weight, fit.StandardError, session.Touched.Contains(ProbeRole.Mask) ? Selections.Count(Selection.Valid, session.Values(sizes, range)) : 0));
        }

        return new MeasuredTerm { Role = ProbeRole.Mean, Kl = kind, Points = points, Range = range };
    }

    /// <summary>Mean, variance and log-variance parts with coefficients of their own.</summary>
    private MeasuredTerm? WithOtherCoefficients()
    {
        if (Coefficients(session.Estimate(session.First, PosteriorRange.Usual)) is not { } parts)
        {
            return null;
        }

        var isMeanFirst = parts.Mean != 0;
        var term = Term(
            ProbeKlForm.WrongCoefficients,
            PosteriorRange.Usual,
            estimate => Coefficients(estimate) is { } other ? new Fit(isMeanFirst ? other.Mean : other.Logarithm, 0, 0, true) : null);
        return term is null ? null : term with { Finding = Findings.WrongCoefficients(parts.Mean, parts.Variance, parts.Logarithm, session.Touched) };
    }

    private (double Mean, double Variance, double Logarithm)? Coefficients(GradientEstimate estimate)
    {
        if (estimate[ProbeRole.Mean] is not [var byMean] || estimate[ProbeRole.LogVariance] is not [var byLogVariance] || byMean.Concat(byLogVariance).All(value => value == 0))
        {
            return null;
        }

        var precision = 1 / (session.Options.PriorStandardDeviation * session.Options.PriorStandardDeviation);
        var means = estimate.Values[ProbeRole.Mean].Select(mean => mean * precision).ToArray();
        var halves = estimate.Values[ProbeRole.LogVariance].Select(log => 0.5 * Math.Exp(log) * precision).ToArray();
        var constants = halves.Select(_ => -0.5).ToArray();
        var mean = LeastSquares.Solve(byMean, means);
        var spread = LeastSquares.Solve(byLogVariance, halves, constants);
        if (mean is not { } m || spread is not { } s || !(m.Misfit <= session.Tolerance) || !(s.Misfit <= session.Tolerance))
        {
            return null;
        }

        var scale = Math.Max(Math.Abs(m.Coefficients[0]), Math.Max(Math.Abs(s.Coefficients[0]), Math.Abs(s.Coefficients[1])));
        double Clean(double value) => Math.Abs(value) < 1e-9 * scale ? 0 : value;
        return (Clean(m.Coefficients[0]), Clean(s.Coefficients[0]), Clean(s.Coefficients[1]));
    }

    private MeasuredTerm Unrecognised()
    {
        var term = new MeasuredTerm { Role = session.Touched.Contains(ProbeRole.Mean) ? ProbeRole.Mean : ProbeRole.LogVariance, Kl = ProbeKlForm.Unknown };
        var estimates = new[] { PosteriorRange.Usual, PosteriorRange.Large, PosteriorRange.VeryLarge }.Select(range => session.Estimate(session.First, range)).ToArray();
        var leaves = new[] { ProbeRole.Mean, ProbeRole.LogVariance };
        if (estimates.All(estimate => leaves.All(role => estimate[role] is not { } groups || Fit.IsZero(groups))))
        {
            var isDetached = leaves.Any(role => ValueDependsOn(role, PosteriorRange.Usual) || ValueDependsOn(role, PosteriorRange.VeryLarge));
            return term with { IsDetached = isDetached, IsUnused = !isDetached };
        }

        return term with
        {
            Problem = leaves.Any(role => estimates[0][role] is { } groups && !Fit.IsFiniteGradient(groups)) ? "the gradient of the posterior's parameters is not finite"
                : session.IsStochastic ? $"after {session.Runs} runs the averaged gradient of mean and log-variance is still too noisy or fits no known KL"
                : "the gradient of mean and log-variance is that of no known KL. If the decoder runs inside the loss, read its output from the batch instead; if another term reads them, measure without it",
        };
    }

    private bool ValueDependsOn(ProbeRole role, PosteriorRange range)
    {
        var before = session.Run(session.Values(session.First, range)).Value;
        var after = session.Run(new ProbeValues(session.First, session.Options, range) { Changed = role }).Value;
        return !before.Equals(after);
    }
}
