using VaeLint.Corpus;

namespace VaeLint.Torch.Tests.Styles;

/// <summary>Writes a loss of the grammar as a program in a style drawn from the seed.</summary>
internal sealed class StyleComposer
{
    private static readonly string[] OutputNames = ["recon", "xHat", "reconX", "output", "decoded", "xRecon"];
    private static readonly string[] TargetNames = ["x", "input", "target", "images", "data"];
    private static readonly string[] MeanNames = ["mu", "zMean", "mus"];

    private readonly Style _style;
    private readonly LossSpec _spec;
    private readonly Unit _unit = new();
    private readonly Entry _entry;
    private readonly Spread _spread;
    private readonly string[] _scaleNames;
    private Code? _batchSize;

    private StyleComposer(int seed)
    {
        _style = new Style(seed);
        _spec = SpecGrammar.Draw(_style);
        _unit.Kind = _style.Pick("class", ("static", ClassKind.Static), ("static", ClassKind.Static), ("instance", ClassKind.Instance));
        _unit.ClassName = _style.Any("VaeLoss", "Elbo", "Objective", "BetaVae");
        _entry = new Entry(new Body(_unit, _style, isStatic: _unit.Kind == ClassKind.Static));
        _spread = _style.Any(Spread.LogVariance, Spread.LogVariance, Spread.LogVariance, Spread.LogVariance, Spread.StandardDeviation, Spread.LogStandardDeviation, Spread.Variance);
        _scaleNames = _spread switch
        {
            Spread.LogVariance => ["logvar", "logVar", "zLogVar"],
            Spread.StandardDeviation => ["std", "sigma"],
            Spread.LogStandardDeviation => ["logStd", "logSigma"],
            _ => ["variance", "zVar"],
        };
    }

    private Body Body => _entry.Body;

    public static StyleProgram Compose(int seed)
    {
        var composer = new StyleComposer(seed);
        var name = $"P{seed}";
        var entry = composer.Write();
        var theme = Theme.Draw(composer._style);
        composer.DescribeSpec();
        return new StyleProgram(name, seed, composer._spec, composer._style.Constructs, CSharpPrinter.Print(composer._unit, name, theme), FSharpPrinter.Print(composer._unit, name, theme), entry.Name, composer._entry.Parameters)
        {
            IsInstance = composer._unit.Kind != ClassKind.Static,
        };
    }

    private void DescribeSpec()
    {
        _style.Use($"layout: {_spec.Layout}");
        _style.Use($"likelihood: {(_spec.IsDensity ? "Gaussian density" : _spec.Likelihood)}");
        _style.Use($"row {_spec.Recipe.Row}");
        _style.Use($"weight: {_spec.Weight}");
        if (_spec.Levels > 1)
        {
            _style.Use("levels of a hierarchy");
        }
    }

    private Method Write()
    {
        var inputs = InputForms.Draw(_entry, _spec, _spread, OutputName(), _style.Any<string>(TargetNames), _style.Any<string>(MeanNames), _style.Any<string>(_scaleNames));
        if (_style.Chance(8, "dispose scope"))
        {
            Body.Statements.Add(new Let(Body.Fresh("scope", "disposeScope"), Code.Both("torch.NewDisposeScope()"), IsUsing: true));
        }

        Code total;
        if (_style.Chance(50, "order: KL first"))
        {
            var kl = Kl(inputs);
            total = Totals.Write(this, inputs, Reconstruction(inputs), kl);
        }
        else
        {
            var reconstruction = Reconstruction(inputs);
            total = Totals.Write(this, inputs, reconstruction, Kl(inputs));
        }

        return Outputs.Write(_entry, _style, total);
    }

    public Style Style => _style;

    public LossSpec Spec => _spec;

    public Entry Entry => _entry;

    /// <summary>Both terms keep the batch axis until the end; decided once.</summary>
    public bool IsLate => _isLate ??= MayBeLate() && _style.Chance(40, "reduction of the total: per-sample terms");

    private bool? _isLate;

    /// <summary>Both terms are summed, and the total is divided by the batch size.</summary>
    public bool IsDividedLate => _isDividedLate ??= !IsLate && _spec is { Recipe: { Reconstruction: Footing.BatchMean, Kl: Footing.BatchMean, ReconstructionScale: Scale.None, KlScale: Scale.None }, ConstantBatch: 0 }
        && _style.Chance(40, "reduction of the total: / batch");

    private bool? _isDividedLate;

    private bool MayBeLate()
    {
        var recipe = _spec.Recipe;
        return _spec is { Levels: 1, ConstantBatch: 0 } && recipe is { ReconstructionScale: Scale.None, KlScale: Scale.None }
            && ((IsBatchMeaned(recipe.Reconstruction) && IsBatchMeaned(recipe.Kl)) || (IsBatchSummed(recipe.Reconstruction) && IsBatchSummed(recipe.Kl)));
    }

    private static bool IsBatchMeaned(Footing footing) => footing is Footing.BatchMean or Footing.Mean;

    private static bool IsBatchSummed(Footing footing) => footing is Footing.Sum or Footing.OwnMean;

    private string OutputName() => _spec.Likelihood == Likelihood.BernoulliLogits ? _style.Any("logits", "reconLogits") : _style.Any<string>(OutputNames);

    private Code Reconstruction(Inputs inputs)
    {
        var isOwnMean = _spec.Recipe.Reconstruction is Footing.Mean or Footing.OwnMean;
        Code Term(Body body, Code[] operands)
        {
            var term = new TermContext(body, operands[1], inputs.EventRank, "R") { BatchSize = BatchSize(operands[1]) };
            if (IsLate)
            {
                return Reductions.PerSample(term, ReconstructionSpellings.Elements(term, _spec, operands[0], operands[1]), isOwnMean);
            }

            var footing = IsDividedLate ? Footing.Sum : _spec.Recipe.Reconstruction;
            if (!_spec.IsDensity && _style.Chance(65))
            {
                switch (footing)
                {
                    case Footing.Sum or Footing.Mean:
                        return ReconstructionSpellings.Library(term, _spec, operands[0], operands[1], footing.ToString());
                    case Footing.BatchMean:
                        return Reductions.Divided(term, ReconstructionSpellings.Library(term, _spec, operands[0], operands[1], "Sum"), "R reduction");
                }
            }

            return Reductions.Whole(term, ReconstructionSpellings.Elements(term, _spec, operands[0], operands[1]), footing);
        }

        Operand[] operands = [new(inputs.Output, OutputName(), "prediction"), new(inputs.Target, [.. TargetNames])];
        var reconstruction = Placement.Place(Body, "R", ["reconLoss", "recLoss", "bce", "nll"], ["Reconstruction", "ReconLoss", "Distortion"], operands, Term, mayExtend: false);
        if (_style.Chance(6, "branch: reconstruction"))
        {
            var other = Term(Body, [inputs.Output, inputs.Target]);
            var flag = _entry.Input(Body.Fresh("useHelper", "fast", "legacy"), Code.Name("bool"), "flag");
            var local = Body.Fresh("chosen", "recon", "term");
            Body.Statements.Add(new LetIf(local, flag, reconstruction, other, _style.Chance(50)));
            reconstruction = Code.Name(local);
        }

        reconstruction = SizeFactors.Apply(_style, _spec.Recipe.ReconstructionScale, reconstruction, inputs, isReconstruction: true);
        return _spec.IsReconstructionWeighted ? Weights.Apply(_entry, _spec, reconstruction) : reconstruction;
    }

    private Code Kl(Inputs inputs)
    {
        var isOwnMean = _spec.Recipe.Kl is Footing.Mean or Footing.OwnMean;
        Code Term(Body body, Code[] operands)
        {
            var term = new TermContext(body, operands[0], 1, "K") { BatchSize = ConstantBatchSize ?? BatchSize(operands[0]) };
            var elements = KlSpellings.Write(body, operands[0], _spread, operands[1]);
            if (_style.Chance(45, "KL factor: outside the reduction"))
            {
                return elements.Outside(Reduced(term, elements.Elements, isOwnMean));
            }

            var inside = elements.Outside(elements.Elements);
            return Reduced(term, _style.Chance(20) ? body.Local(inside, "kld", "elementKl", "klElements") : inside, isOwnMean);
        }

        var kl = _spec.Levels > 1
            ? Levels.Sum(_entry, inputs, Term)
            : Placement.Place(
                Body, "K", ["kl", "kld", "klLoss", "rate"], ["KlDivergence", "Kl", "Rate"], [new(inputs.Mean, [.. MeanNames]), new(inputs.Scale, [.. _scaleNames])], Term, mayExtend: ConstantBatchSize is null);
        kl = SizeFactors.Apply(_style, _spec.Recipe.KlScale, kl, inputs, isReconstruction: false);
        return _spec.IsReconstructionWeighted ? kl : Weights.Apply(_entry, _spec, kl);
    }

    private Code Reduced(TermContext term, Code elements, bool isOwnMean)
    {
        if (IsLate)
        {
            return Reductions.PerSample(term, elements, isOwnMean);
        }

        // A constant divides a sum; every other way to average does not name the number of samples.
        return _spec.ConstantBatch > 0
            ? Reductions.Divided(term, Code.Both("{0}.sum()", elements), "K reduction")
            : Reductions.Whole(term, elements, IsDividedLate ? Footing.Sum : _spec.Recipe.Kl);
    }

    private Func<Body, Code>? ConstantBatchSize => _spec.ConstantBatch == 0 ? null : body =>
        _batchSize ??= Body.Field(new Field(Body.FreshMember("BatchSize", "MiniBatchSize"), Parameter.Double, FieldKind.Const, Code.Number(_spec.ConstantBatch)));

    /// <summary>The number of samples as a number that a tensor can be divided by.</summary>
    public Func<Body, Code> BatchSize(Code data) => body => _style.Pick("batch size", "shape[0]", "shape[0]", "size(0)", "local", "cast") switch
    {
        "size(0)" => Code.Of("{0}.size(0)", "float ({0}.size(0))", data),
        "local" => body.Local(Code.Of("{0}.shape[0]", "float {0}.shape[0]", data), "batchSize", "n", "batch"),
        "cast" => Code.Of("(double){0}.shape[0]", "double {0}.shape[0]", data),
        _ => Code.Of("{0}.shape[0]", "float {0}.shape[0]", data),
    };
}
