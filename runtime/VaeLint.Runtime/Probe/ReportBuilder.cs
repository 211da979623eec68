using TorchSharp;

namespace VaeLint.Probing;

/// <summary>Puts terms, relation and findings together.</summary>
internal sealed class ReportBuilder(ProbeSession session, IReadOnlyList<MeasuredTerm> terms)
{
    private readonly List<ProbeFinding> _formula = [];
    private readonly List<ProbeFinding> _gradient = [];
    private readonly List<ProbeFinding> _coupling = [];
    private readonly List<ProbeFinding> _scale = [];
    private readonly List<string> _problems = [];
    private readonly List<string> _notes = [];

    public LossReport Build()
    {
        var weighed = terms.Select(term => (Term: term, Weight: Weigh(term))).ToArray();
        foreach (var term in terms)
        {
            Collect(term);
        }

        Missing();
        var (relation, judge) = Relate(weighed);
        if (session.ResultShape.Length > 0)
        {
            _notes.Add($"the loss has shape [{string.Join(", ", session.ResultShape)}]; its mean was measured");
        }

        var failing = _coupling.Concat(_gradient).Concat(_formula).Concat(_scale.Where(finding => finding.FailsAssertion)).ToArray();
        var isInconclusive = _problems.Count > 0 && failing.Length == 0;
        return new LossReport
        {
            Verdict = isInconclusive ? ProbeVerdict.Inconclusive
                : _coupling.Count > 0 ? ProbeVerdict.CoupledSamples
                : _gradient.Count > 0 ? ProbeVerdict.NoGradient
                : _formula.Count > 0 ? ProbeVerdict.WrongFormula
                : failing.Length > 0 ? ProbeVerdict.WrongScale
                : ProbeVerdict.Balanced,
            Event = session.Layout.Pattern,
            Terms = [.. weighed.Select(pair => Describe(pair.Term, pair.Weight))],
            Findings = [.. failing, .. _scale.Where(finding => !finding.FailsAssertion)],
            Relation = relation,
            EffectiveBeta = relation is null ? null : judge!.KnownBeta,
            ImpliedVariance = ImpliedVariance(weighed, judge),
            IsStochastic = session.IsStochastic,
            CouplesSamples = terms.Any(term => term.IsCoupled),
            InconclusiveReason = _problems.Count == 0 ? null : string.Join("; ", _problems.Distinct()),
            Notes = _notes,
        };
    }

    private ProbeWeight? Weigh(MeasuredTerm term)
    {
        if (term.Points.Count == 0)
        {
            return null;
        }

        var tolerance = session.Tolerance;
        if (Factorisation.Of(session.Layout, term.Points, session.IsStochastic, tolerance) is not { } weight)
        {
            _problems.Add($"the weight of the {Name(term)} is no number times powers of sizes; measured {string.Join(", ", term.Points.Select(point => ProbeWeight.FormatNumber(point.Weight)))}");
            return null;
        }

        return term.HasUnknownNumber ? weight.Times(double.NaN) : Rounded(weight, term);
    }

    // An averaged number is told with the digits that it has.
    private ProbeWeight Rounded(ProbeWeight weight, MeasuredTerm term)
    {
        var error = term.Points[0].StandardError / Math.Abs(term.Points[0].Weight);
        var near = new[] { 1, 2, 0.5 }.FirstOrDefault(number => Math.Abs(Math.Abs(weight.Number) - number) <= 4 * error * number);
        return error > 0 && near > 0 ? weight.Times(near / Math.Abs(weight.Number)) : weight;
    }

    private void Collect(MeasuredTerm term)
    {
        if (term.Problem is { } problem)
        {
            _problems.Add(problem);
        }

        if (term.IsDetached || term.IsUnused)
        {
            _gradient.Add(Findings.WithoutGradient(Name(term), term.IsDetached));
        }

        if (term.IsCoupled)
        {
            _coupling.Add(Findings.Coupled(Name(term)));
        }

        if (term.Finding is { } finding)
        {
            (finding.RuleId == "VAE402" ? _gradient : _formula).Add(finding);
        }

        if (term.Note is { } note)
        {
            _notes.Add(note);
        }

        if (term.HasUnknownNumber)
        {
            _notes.Add($"the likelihood of {term.Role} is none of the known ones; it is summed element by element, so its sizes are known and its number c is not");
        }

        if (term is { Role: ProbeRole.Logits, Likelihood: ProbeLikelihood.SquaredError or ProbeLikelihood.AbsoluteError })
        {
            _notes.Add("the loss is a regression on the role Logits; read Reconstruction if the output is a mean");
        }
    }

    private void Missing()
    {
        if (!terms.Any(term => term.IsReconstruction))
        {
            _problems.Add("the loss reads no decoder output from the batch: use Logits, Probabilities or Reconstruction of the batch in place of the decoder's output");
        }

        if (!terms.Any(term => !term.IsReconstruction))
        {
            _problems.Add("the loss reads no posterior from the batch: use Mean and LogVariance (or StandardDeviation) of the batch");
        }
    }

    private (ProbeWeight? Relation, Judge? Judge) Relate((MeasuredTerm Term, ProbeWeight? Weight)[] weighed)
    {
        var kl = weighed.FirstOrDefault(pair => !pair.Term.IsReconstruction).Weight;
        Judge? chosen = null;
        foreach (var (term, weight) in weighed.Where(pair => pair.Term.IsReconstruction && pair.Weight is not null))
        {
            if (kl is null)
            {
                break;
            }

            var judge = new Judge(session.Layout, weight!, kl, term.IsMeanOfSample);
            var findings = judge.Findings();
            chosen = chosen is null || (_scale.Count == 0 && findings.Count > 0) ? judge : chosen;
            _scale.AddRange(findings.Where(finding => !_scale.Contains(finding)));
            if (judge.Note is { } note)
            {
                _notes.Add(note);
            }
        }

        return (chosen?.Relation, chosen);
    }

    private static double? ImpliedVariance((MeasuredTerm Term, ProbeWeight? Weight)[] weighed, Judge? judge) =>
        judge?.KnownBeta is { } beta && weighed.Count(pair => pair.Term.IsReconstruction) == 1 && weighed.Single(pair => pair.Term.IsReconstruction).Term.Likelihood == ProbeLikelihood.SquaredError
            ? beta / 2
            : null;

    private static ProbeTerm Describe(MeasuredTerm term, ProbeWeight? weight) => new()
    {
        Role = term.Role,
        IsReconstruction = term.IsReconstruction,
        Likelihood = term.Likelihood,
        KlForm = term.Kl ?? ProbeKlForm.Unknown,
        Weight = weight,
        CouplesSamples = term.IsCoupled,
    };

    private static string Name(MeasuredTerm term) => term.IsReconstruction ? "reconstruction" : "KL";
}
