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

        if (_spec.Modalities > 1)
        {
            _style.Use("two modalities");
        }

        if (_spec.ConstantEvent > 0)
        {
            _style.Use(_spec.IsEventViewed ? "known size: viewed" : "known size: only as a factor");
        }
    }

    private Method Write()
    {
        var inputs = InputForms.Draw(_entry, _spec, _spread, OutputName(), _style.Any<string>(TargetNames), _style.Any<string>(MeanNames), _style.Any<string>(_scaleNames));
        if (_style.Chance(8, "dispose scope"))
        {
            Body.Statements.Add(new Let(Body.Fresh("scope", "disposeScope"), Code.Both("torch.NewDisposeScope()"), IsUsing: true));
        }

        if (_style.Chance(8, "guard clause"))
        {
            Body.Statements.Add(new Raw(Code.Of(
                "if ({0}.shape[0] != {1}.shape[0])\n{\n    throw new ArgumentException(\"batches differ\");\n}", "if {0}.shape[0] <> {1}.shape[0] then\n    invalidArg \"x\" \"batches differ\"", inputs.Output, inputs.Target)));
        }

        var (reconstruction, kl) = MayShareHelper && _style.Chance(9) ? PairHelper(inputs) : Apart(inputs);
        var total = Totals.Write(this, inputs, FinishedReconstruction(inputs, reconstruction), FinishedKl(inputs, kl));
        return Outputs.Write(_entry, _style, total);
    }

    private bool MayShareHelper => _spec is { Levels: 1, Modalities: 1, ConstantBatch: 0 };

    private (Code Reconstruction, Code Kl) Apart(Inputs inputs)
    {
        if (_style.Chance(50, "order: KL first"))
        {
            var kl = Kl(_entry, Body, inputs);
            return (Reconstruction(_entry, Body, inputs), kl);
        }

        var reconstruction = Reconstruction(_entry, Body, inputs);
        return (reconstruction, Kl(_entry, Body, inputs));
    }

    /// <summary>One helper computes both terms and returns them together.</summary>
    private (Code Reconstruction, Code Kl) PairHelper(Inputs inputs)
    {
        var nested = new Body(_unit, _style, isStatic: true);
        (string output, string target, string mean, string scale) = (nested.Fresh("output", "decoded"), nested.Fresh("target", "original"), nested.Fresh("location", "loc"), nested.Fresh(_scaleNames));
        var inner = inputs with { Output = Code.Name(output), Target = Code.Name(target), Mean = Code.Name(mean), Scale = Code.Name(scale) };
        var (reconstruction, kl) = (Reconstruction(null, nested, inner), Kl(null, nested, inner));
        var form = _style.Pick("helper of both terms", "tuple", "named tuple", "record", "struct record");
        Parameter[] fields = [new("Distortion", Parameter.Tensor), new("Divergence", Parameter.Tensor)];
        if (form is "record" or "struct record")
        {
            _unit.Records.Add(new RecordType("TermPair", fields) { IsStruct = form == "struct record" });
        }

        var (type, made) = form switch
        {
            "tuple" => (Code.Of("(Tensor, Tensor)", "struct (Tensor * Tensor)"), Code.Of("({0!}, {1!})", "struct ({0!}, {1!})", reconstruction, kl)),
            "named tuple" => (Code.Of("(Tensor Recon, Tensor Kl)", "struct (Tensor * Tensor)"), Code.Of("({0!}, {1!})", "struct ({0!}, {1!})", reconstruction, kl)),
            _ => (Code.Name("TermPair"), Code.Of("new TermPair({0!}, {1!})", "{ Distortion = {0!}; Divergence = {1!} }", reconstruction, kl)),
        };
        var helper = new Method(
            Body.FreshMember("Terms", "ComputeTerms", "Parts"), MethodKind.Static, [.. new[] { output, target, mean, scale }.Select(name => new Parameter(name, Parameter.Tensor))], type, [.. nested.Statements, new Return(made)]);
        _unit.Methods.Add(helper);
        var call = Calls.Of(helper, inputs.Output, inputs.Target, inputs.Mean, inputs.Scale);
        if (form is "record" or "struct record" && _style.Chance(70))
        {
            var pair = Body.Local(call, "terms", "pair");
            return (Code.Both("{0}.Distortion", pair), Code.Both("{0}.Divergence", pair));
        }

        if (form == "named tuple" && _style.Chance(50))
        {
            var pair = Body.Local(call, "terms", "pair");
            return (Code.Of("{0}.Recon", null, pair), Code.Of("{0}.Kl", null, pair));
        }

        var (first, second) = (Body.Fresh("rTerm", "first"), Body.Fresh("kTerm", "second"));
        Body.Statements.Add(form is "record" or "struct record"
            ? new Raw(Code.Of($"var ({first}, {second}) = {{0!}};", $"let {{ Distortion = {first}; Divergence = {second} }} = {{0!}}", call))
            : new TakeApart([first, second], call));
        return (Code.Name(first), Code.Name(second));
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

    private Code Reconstruction(Entry? entry, Body body, Inputs inputs)
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
        var reconstruction = Placement.Place(entry, body, "R", ["reconLoss", "recLoss", "bce", "nll"], ["Reconstruction", "ReconLoss", "Distortion"], operands, Term, mayExtend: true);
        if (inputs.Second is { } second)
        {
            Operand[] others = [new(second.Output, "other", "secondPrediction"), new(second.Target, "otherTarget", "secondTarget")];
            var other = Placement.Place(entry, body, "R", ["secondLoss", "otherNll"], ["SecondLoss", "OtherReconstruction"], others, Term, mayExtend: false);
            reconstruction = _style.Chance(50) ? body.Local(Code.Both("{0} + {1}", reconstruction, other), "reconstructions", "likelihoods") : Code.Both("{0} + {1}", reconstruction, other);
        }
        else if (entry is not null && _style.Chance(6, "branch: reconstruction"))
        {
            var other = Term(body, [inputs.Output, inputs.Target]);
            var flag = entry.Input(body.Fresh("useHelper", "fast", "legacy"), Code.Name("bool"), "flag");
            var local = body.Fresh("chosen", "recon", "term");
            body.Statements.Add(new LetIf(local, flag, reconstruction, other, _style.Chance(50)));
            reconstruction = Code.Name(local);
        }

        return reconstruction;
    }

    private Code FinishedReconstruction(Inputs inputs, Code reconstruction)
    {
        if (_spec.IsHalved)
        {
            reconstruction = _style.Pick("half a squared error", ("0.5 * r", Code.Both("#0.5 * {0}", reconstruction)), ("r / 2", Code.Both("{0} / #2", reconstruction)), ("r.mul(0.5)", Code.Of("{0}.mul(0.5)", "{0}.mul(0.5.ToScalar())", reconstruction)));
        }

        reconstruction = SizeFactors.Apply(Body, _spec, _spec.Recipe.ReconstructionScale, reconstruction, inputs, isReconstruction: true);
        return _spec.IsReconstructionWeighted ? Weights.Apply(_entry, _spec, reconstruction) : reconstruction;
    }

    private Code Kl(Entry? entry, Body body, Inputs inputs)
    {
        var isOwnMean = _spec.Recipe.Kl is Footing.Mean or Footing.OwnMean;
        Code Term(Body body, Code[] operands)
        {
            var term = new TermContext(body, operands[0], 1, "K") { BatchSize = ConstantBatchSize ?? BatchSize(operands[0]), HasFreeBits = _spec.HasFreeBits };
            var elements = KlSpellings.Write(body, operands[0], _spread, operands[1]);
            if (!_spec.HasFreeBits && _style.Chance(45, "KL factor: outside the reduction"))
            {
                return elements.Outside(Reduced(term, elements.Elements, isOwnMean));
            }

            var inside = elements.Outside(elements.Elements);
            return Reduced(term, _style.Chance(20) ? body.Disposed(inside, "kld", "elementKl", "klElements") : inside, isOwnMean);
        }

        return _spec.Levels > 1
            ? Levels.Sum(_entry, inputs, Term)
            : Placement.Place(
                entry, body, "K", ["kl", "kld", "klLoss", "rate"], ["KlDivergence", "Kl", "Rate"], [new(inputs.Mean, [.. MeanNames]), new(inputs.Scale, [.. _scaleNames])], Term, mayExtend: ConstantBatchSize is null);
    }

    private Code FinishedKl(Inputs inputs, Code kl)
    {
        kl = SizeFactors.Apply(Body, _spec, _spec.Recipe.KlScale, kl, inputs, isReconstruction: false);
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
