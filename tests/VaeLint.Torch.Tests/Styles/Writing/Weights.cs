namespace VaeLint.Torch.Tests.Styles;

/// <summary>Where the weight of a term comes from, and how it is applied.</summary>
internal static class Weights
{
    public static Code Apply(Entry entry, LossSpec spec, Code term)
    {
        var style = entry.Body.Style;
        if (spec.Weight == WeightKind.None)
        {
            return term;
        }

        var weight = Value(entry, spec);
        return style.Pick("weight applied",
            ("w * term", Code.Both("{1} * {0}", term, weight)),
            ("w * term", Code.Both("{1} * {0}", term, weight)),
            ("term * w", Code.Both("{0} * {1}", term, weight)),
            ("term.mul(w)", Code.Of("{0}.mul({1!})", "{0}.mul(({1!}).ToScalar())", term, weight)),
            ("torch.mul", Code.Of("T::mul({0!}, {1!})", "torch.mul({0!}, ({1!}).ToScalar())", term, weight)),
            ("piped", Code.Of("{1} * {0}", "({0} |> fun t -> {1} * t)", term, weight)),
            ("divided by 1 / w", spec.Weight == WeightKind.Literal ? Code.Of("{0} * ({1} / 1.0)", "{0} * ({1} / 1.0)", term, weight) : Code.Both("{1} * {0}", term, weight)));
    }

    private static Code Value(Entry entry, LossSpec spec)
    {
        var body = entry.Body;
        var style = body.Style;
        var number = Code.Number(spec.WeightValue);
        switch (spec.Weight)
        {
            case WeightKind.FormulaNumber:
                style.Use("weight: ½ or 2");
                return number;
            case WeightKind.Free:
                return Free(entry);
            default:
                return style.Pick(spec.Weight == WeightKind.One ? "weight of 1" : "weight, literal", spec.Weight == WeightKind.One ? "const" : "in place", "const", "field", "local", "default parameter", "method", spec.Weight == WeightKind.One ? "local" : "nullable parameter") switch
                {
                    "const" => body.Field(new Field(body.FreshMember("Beta", "KlWeight", "Kld"), Parameter.Double, FieldKind.Const, number)),
                    "field" => body.Field(new Field(body.FreshMember("_beta", "_klWeight"), Parameter.Double, FieldKind.Readonly, number)),
                    "local" => body.Local(number, "beta", "klWeight", "kldWeight"),
                    "method" => OfMethod(body, number),
                    "nullable parameter" => Code.Of("({0} ?? {1})", "(defaultArg {0} {1})", entry.Input(body.Fresh("beta", "klWeight"), Code.Of("double?", "float option"), "none"), number),
                    "default parameter" => entry.Optional(body.Fresh("beta", "klWeight", "kldWeight"), Parameter.Double, number),
                    _ => number,
                };
        }
    }

    private static Code OfMethod(Body body, Code number)
    {
        var method = new Method(body.FreshMember("Weight", "KlScale"), MethodKind.Static, [], Parameter.Double, [new Return(number)]) { IsArrow = true };
        body.Unit.Methods.Add(method);
        return Code.Of($"{method.Name}()", $"({Calls.FSharpName(method.Name)} ())");
    }

    private static Code Free(Entry entry)
    {
        var body = entry.Body;
        var name = body.Fresh("beta", "klWeight", "kldWeight", "lambda_");
        switch (body.Style.Pick("weight, free", "parameter", "parameter", "constructor", "options", "annealed", "schedule method", "options class", "computed property", "clamped schedule", "function of the step", "tuple of weights", "nullable", "annealer object", "cyclical", "schedule passed in", "dictionary of weights", "array of weights", "ramp of a constant length"))
        {
            case "nullable":
                var maybe = entry.Input(name, Code.Of("double?", "float option"), "weight");
                return body.Style.Any(Code.Both("{0}.Value", maybe), Code.Of("{0}.GetValueOrDefault()", "(Option.get {0})", maybe));
            case "annealer object":
                const string annealer = "BetaAnnealer";
                body.Unit.Types.Add(new TypeUnit(annealer, Code.Both(""), [])
                {
                    Contract = new Code(
                        $"public sealed class {annealer}\n{{\n    public double At(int step) => Math.Min(1.0, step / 1000.0);\n}}",
                        $"type {annealer}() =\n    member _.At(step: int) = min 1.0 (float step / 1000.0)"),
                });
                var created = Code.Of($"new {annealer}()", $"{annealer}()");
                var owner = body.IsStatic ? body.Local(created, "annealer", "warmUp") : body.Field(new Field(body.FreshMember("_annealer", "_warmUp"), Code.Name(annealer), FieldKind.Readonly, created));
                return Code.Both("{0}.At({1!})", owner, entry.Input(body.Fresh("step", "globalStep"), Parameter.Int, "step"));
            case "cyclical":
                var round = entry.Input(body.Fresh("step", "iteration"), Parameter.Int, "step");
                return body.Local(Code.Of("{0} % 1000 / 1000.0", "float ({0} % 1000) / 1000.0", round), name);
            case "schedule passed in":
                var given = entry.Input(body.Fresh("betaOf", "weightAt"), Code.Of("Func<int, double>", "(int -> float)"), "schedule");
                return Code.Of("{0}({1!})", "({0} {1!})", given, entry.Input(body.Fresh("step", "epoch"), Parameter.Int, "step"));
            case "dictionary of weights":
                return Code.Of("{0}[\"kl\"]", "{0}.[\"kl\"]", entry.Input(body.Fresh("weights", "lambdas"), Code.Of("IReadOnlyDictionary<string, double>", "System.Collections.Generic.IReadOnlyDictionary<string, float>"), "weight"));
            case "array of weights":
                return Code.Both("{0}[0]", entry.Input(body.Fresh("weights", "lambdas"), Code.Of("double[]", "float[]"), "weight"));
            case "ramp of a constant length":
                var length = body.Field(new Field(body.FreshMember("WarmUpSteps", "AnnealSteps"), Parameter.Int, FieldKind.Const, Code.Name("1000")));
                return body.Local(Code.Of("Math.Min(1.0, (double){0} / {1})", "min 1.0 (float {0} / float {1})", entry.Input(body.Fresh("step", "epoch"), Parameter.Int, "step"), length), name);
            case "options class":
                const string options = "TrainingOptions";
                body.Unit.Types.Add(new TypeUnit(options, Code.Both(""), [])
                {
                    Contract = new Code(
                        $"public sealed class {options}\n{{\n    public double Beta {{ get; set; }} = 1.0;\n\n    public int Epochs {{ get; set; }} = 20;\n}}",
                        $"type {options}() =\n    member val Beta = 1.0 with get, set\n    member val Epochs = 20 with get, set"),
                });
                return Code.Both("{0}.Beta", entry.Input(body.Fresh("settings", "training"), Code.Name(options), "weight"));
            case "computed property" when !body.IsStatic:
                var stored = body.Field(new Field("_" + name.TrimEnd('_'), Parameter.Double, FieldKind.FromConstructor, null));
                var property = body.FreshMember("CurrentBeta", "KlFactor");
                body.Unit.Methods.Add(new Method(property, MethodKind.Property, [], Parameter.Double, [new Return(stored)]));
                return Code.Of(property, "this." + property);
            case "clamped schedule":
                var at = entry.Input(body.Fresh("step", "globalStep"), Parameter.Int, "step");
                return body.Local(Code.Of("Math.Clamp({0} / 1000.0, 0.0, 1.0)", "Math.Clamp(float {0} / 1000.0, 0.0, 1.0)", at), name);
            case "function of the step":
                var now = entry.Input(body.Fresh("step", "globalStep"), Parameter.Int, "step");
                var schedule = body.Fresh("schedule", "betaAt");
                body.Statements.Add(new Raw(Code.Of($"Func<int, double> {schedule} = s => Math.Max(0.0, Math.Min(1.0, s / 1000.0));", $"let {schedule} (s: int) = max 0.0 (min 1.0 (float s / 1000.0))")));
                return Code.Of($"{schedule}({{0!}})", $"({schedule} {{0!}})", now);
            case "tuple of weights":
                var weights = entry.Input(body.Fresh("weights", "coefficients"), Code.Of("(double, double)", "struct (float * float)"), "rate", "weight");
                var (first, second) = (body.Fresh("learningRate", "rate2"), body.Fresh("klCoefficient", "klScale"));
                body.Statements.Add(new TakeApart([first, second], weights));
                return Code.Name(second);
            case "constructor" when !body.IsStatic:
                return body.Field(new Field("_" + name.TrimEnd('_'), Parameter.Double, FieldKind.FromConstructor, null));
            case "options":
                body.Unit.Records.Add(new RecordType("LossOptions", [new Parameter("Beta", Parameter.Double), new Parameter("LearningRate", Parameter.Double)]));
                return Code.Both("{0}.Beta", entry.Input(body.Fresh("options", "config"), Code.Name("LossOptions"), "weight", "rate"));
            case "annealed":
                var step = entry.Input(body.Fresh("step", "epoch", "iteration"), Parameter.Int, "step");
                return body.Local(Code.Of("Math.Min(1.0, {0} / 1000.0)", "min 1.0 (float {0} / 1000.0)", step), name);
            case "schedule method":
                var epoch = entry.Input(body.Fresh("step", "epoch"), Parameter.Int, "step");
                var helper = new Method(body.FreshMember("Anneal", "BetaAt"), MethodKind.Static, [new Parameter("step", Parameter.Int)], Parameter.Double, [new Return(Code.Of("Math.Min(1.0, (double)step / 1000)", "min 1.0 (float step / 1000.0)"))]);
                body.Unit.Methods.Add(helper);
                return Calls.Of(helper, epoch);
            default:
                return entry.Input(name, Parameter.Double, "weight");
        }
    }
}
