namespace VaeLint.Probing;

/// <summary>Judges a reconstruction against the KL by what sizes are left between them; each term once, by the precedence of the rules.</summary>
internal sealed class Judge
{
    private readonly ProbeLayout _layout;
    private readonly ProbeWeight _reconstruction;
    private readonly ProbeWeight _kl;
    private readonly bool _isMeanOfSample;
    private readonly ScaleWording _wording;
    private readonly Assumption? _assumption;

    public Judge(ProbeLayout layout, ProbeWeight reconstruction, ProbeWeight kl, bool isMeanOfSample)
    {
        _layout = layout;
        _isMeanOfSample = isMeanOfSample;

        // A mean over Monte Carlo samples is right: in units of it, nothing is left of their number.
        var normal = layout.Samples is { } samples ? reconstruction.Times(1, samples.Name, 1) : reconstruction;
        _assumption = Assumption.Of(layout, normal, kl);
        (_reconstruction, _kl) = _assumption is null ? (normal, kl) : (_assumption.Reconstruction, _assumption.Kl);
        Relation = kl.DividedBy(normal);
        _wording = new ScaleWording(layout, _reconstruction, _kl, Relation);
    }

    /// <summary>β with the sizes that are left in it.</summary>
    public ProbeWeight Relation { get; }

    /// <summary>β as a number, where no size is left or all are fixed.</summary>
    public double? KnownBeta => _assumption is not null ? null : _wording.KnownValue;

    public string? Note => _assumption?.Text;

    public IReadOnlyList<ProbeFinding> Findings()
    {
        var findings = new List<ProbeFinding>();
        if (_assumption is { IsBatch: true } constant)
        {
            findings.Add(new ProbeFinding("VAE012", $"The divisor {constant.Size} is taken for a constant batch size: the last, partial batch is scaled wrongly", "divide by x.shape[0]", FailsAssertion: false));
        }

        if (IsNearOne())
        {
            return findings;
        }

        findings.InsertRange(0, Scale());
        return findings;
    }

    private IEnumerable<ProbeFinding> Scale()
    {
        var own = Own(isReconstruction: true).Concat(Own(isReconstruction: false)).ToArray();
        var isBatchEqual = _reconstruction.Power("B") == _kl.Power("B");
        var isWeighted = IsWeighted();
        if (own.Length == 0)
        {
            return isBatchEqual ? Rest() : [_wording.Batch()];
        }

        if (isWeighted && own.All(finding => finding.RuleId is "VAE001" or "VAE002"))
        {
            return isBatchEqual ? [_wording.HiddenSize()] : [_wording.Batch()];
        }

        return own;
    }

    /// <summary>A power that no rule owns, as that of the samples, still makes β depend on it.</summary>
    private IEnumerable<ProbeFinding> Rest() => Left().Any() ? [_wording.Unowned()] : [];

    private IEnumerable<string> Left() => (_assumption is null ? Relation : _kl.DividedBy(_reconstruction)).Exponents.Keys;

    private IEnumerable<ProbeFinding> Own(bool isReconstruction)
    {
        var (weight, other) = isReconstruction ? (_reconstruction, _kl) : (_kl, _reconstruction);
        var own = isReconstruction ? _layout.Event : _layout.Latent;
        var foreign = isReconstruction ? _layout.Latent : _layout.Event;
        var shared = _layout.Event.Intersect(_layout.Latent).ToArray();
        int Residue(string axis)
        {
            var (mine, its) = (weight.Power(axis), other.Power(axis));
            return mine - (Math.Sign(mine) == Math.Sign(its) ? Math.Sign(mine) * Math.Min(Math.Abs(mine), Math.Abs(its)) : 0);
        }

        var negative = own.Where(axis => Residue(axis.Name) < 0).ToArray();
        var isTwice = weight.Power("B") is > 0 or < -1 && Residue("B") != 0;
        isTwice |= own.Any(axis => Residue(axis.Name) > 0) || foreign.Except(shared).Any(axis => Residue(axis.Name) != 0) || (!isReconstruction && Residue("N") != 0);
        if (isTwice)
        {
            yield return _wording.CountedTwice(isReconstruction);
        }
        else if (negative.Length > 0)
        {
            var elements = own.Where(axis => !axis.IsClasses && axis is not { First: 1, IsFixed: true }).ToArray();
            var isPart = negative.Length < elements.Length && elements.Except(shared).Except(negative).Any();

            // Summed over the batch and averaged over its own axes, where the other term averages too: only a list of axes does that.
            var isBatchSummed = weight.Power("B") == 0 && (other.Power("B") < 0 || foreign.Except(shared).Any(axis => other.Power(axis.Name) < 0));
            yield return isPart ? _wording.PartOfAxes(isReconstruction, negative)
                : isBatchSummed ? _wording.BatchInside(isReconstruction)
                : _wording.Averaged(isReconstruction);
        }
        else if (isReconstruction && (Residue("N") < 0 || _isMeanOfSample))
        {
            yield return _wording.AveragedOverValid(_isMeanOfSample);
        }
    }

    /// <summary>A number that is neither of the formula nor a size says that the balance was chosen.</summary>
    private bool IsWeighted()
    {
        var (r, k) = (Math.Abs(_reconstruction.Number), Math.Abs(_kl.Number));
        if (double.IsNaN(r / k) || (FixedSizes.IsFormulaNumber(r) && FixedSizes.IsFormulaNumber(k)) || FixedSizes.IsFormulaNumber(k / r))
        {
            return false;
        }

        // A size that does not fit a known one is a stale size, not a weight.
        var isStale = FixedSizes.IsLikelySize(r) && _layout.Event.All(axis => axis.IsFixed);
        return !isStale;
    }

    private bool IsNearOne() =>
        !Relation.IsNumber && _wording.KnownValue is { } value && Math.Abs(value - 1) < 0.1 && IsWeighted();
}
