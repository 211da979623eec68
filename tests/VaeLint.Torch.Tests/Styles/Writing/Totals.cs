namespace VaeLint.Torch.Tests.Styles;

/// <summary>Ways to add the two terms.</summary>
internal static class Totals
{
    public static Code Write(StyleComposer composer, Inputs inputs, Code reconstruction, Code kl)
    {
        var (style, spec, body) = (composer.Style, composer.Spec, composer.Entry.Body);
        var total = Sum(style, body, reconstruction, kl, isAccumulated: spec.Levels > 1);
        if (composer.IsLate)
        {
            var isSum = spec.Recipe.Kl is Footing.Sum or Footing.OwnMean;
            total = style.Any(Code.Both(isSum ? "{0}.sum()" : "{0}.mean()", total), Code.Both(isSum ? "T::sum({0!})" : "T::mean({0!})", total));
        }
        else if (composer.IsDividedLate)
        {
            total = Code.Both("{0} / {1}", total, composer.BatchSize(inputs.Target)(body));
        }

        if (spec.Common != 1)
        {
            total = style.Pick("common factor", "/ 4", "0.25 *", "accumulation constant", "accumulation parameter") switch
            {
                "/ 4" => Code.Both("{0} / #4", total),
                "0.25 *" => Code.Both("#0.25 * {0}", total),
                "accumulation constant" => Code.Of("{0} / {1}", "{0} / float {1}", total, body.Field(new Field(body.FreshMember("AccumulationSteps", "GradAccumulation"), Parameter.Int, FieldKind.Const, Code.Name("4")))),
                _ => Code.Of("{0} / {1}", "{0} / float {1}", total, composer.Entry.Input(body.Fresh("accumulationSteps", "accumulate"), Parameter.Int, "accumulation")),
            };
        }

        return total;
    }

    private static Code Sum(Style style, Body body, Code reconstruction, Code kl, bool isAccumulated)
    {
        switch (style.Pick("total", [.. GuardedTotals.Names, .. ObjectTotals.Names, "r + k", "r + k", "k + r", "r.add(k)", "torch.add", "+=", "negative ELBO", "elbo in a local", "record of terms", "tuple of terms", isAccumulated ? "k + r" : "stack", "named tuple", "helper that adds", "dictionary", "loop over a list", "Aggregate", "helper with out parameters", "nullable total", "record with init",
            "dictionary by values", "dictionary loop", "loop over weighted pairs", "loop by index", "list filled later", "pattern", "switch expression", "conditional", "ref parameter", "struct record", "deconstructed record", isAccumulated ? "r + k" : "in place", "add with alpha", "fold", "operator of one's own", "active pattern", "optional term", "block with using"]))
        {
            case var guarded when GuardedTotals.Names.Contains(guarded):
                return GuardedTotals.Sum(guarded, body, reconstruction, kl);
            case var owned when ObjectTotals.Names.Contains(owned):
                return ObjectTotals.Sum(owned, body, reconstruction, kl);
            case "k + r":
                return Code.Both("{1} + {0}", reconstruction, kl);
            case "r.add(k)":
                return Code.Both("{0}.add({1!})", reconstruction, kl);
            case "torch.add":
                return Code.Both("T::add({0!}, {1!})", reconstruction, kl);
            case "+=":
                var sum = body.Fresh("loss", "total", "totalLoss");
                body.Statements.Add(new Let(sum, reconstruction, IsMutable: true));
                body.Statements.Add(new Assign(sum, "+=", kl));
                return Code.Name(sum);
            case "negative ELBO":
                return Code.Both("-(-{0} - {1})", reconstruction, kl);
            case "elbo in a local":
                return Code.Both("-{0}", body.Local(Code.Both("-{0} - {1}", reconstruction, kl), "elbo", "lowerBound"));
            case "stack":
                return Code.Of("T::stack(new[] {{ {0!}, {1!} }}).sum(0L)".Replace("{{", "{").Replace("}}", "}"), "torch.stack([| {0!}; {1!} |]).sum(0L)", reconstruction, kl);
            case "record of terms":
                body.Unit.Records.Add(new RecordType("LossTerms", [new("Reconstruction", Parameter.Tensor), new("Kl", Parameter.Tensor)]) { Total = ("Total", Code.Of("Reconstruction + Kl", "this.Reconstruction + this.Kl")) });
                var terms = body.Local(Code.Of("new LossTerms({0!}, {1!})", "{ Reconstruction = {0!}; Kl = {1!} }", reconstruction, kl), "terms", "parts");
                return Code.Both("{0}.Total", terms);
            case "tuple of terms":
                var (first, second) = (body.Fresh("a", "distortion"), body.Fresh("b", "divergence"));
                body.Statements.Add(new TakeApart([first, second], Code.Of("({0!}, {1!})", "struct ({0!}, {1!})", reconstruction, kl)));
                return Code.Both("{0} + {1}", Code.Name(first), Code.Name(second));
            case "named tuple":
                var named = body.Local(Code.Of("(Recon: {0!}, Kl: {1!})", "{| Recon = {0!}; Kl = {1!} |}", reconstruction, kl), "terms", "pair");
                return Code.Both("{0}.Recon + {0}.Kl", named);
            case "helper that adds":
                var helper = new Method(body.FreshMember("Combine", "Total"), MethodKind.Static, [new("reconLoss", Parameter.Tensor), new("klLoss", Parameter.Tensor)], Parameter.Tensor, [new Return(Code.Both("reconLoss + klLoss"))]) { IsArrow = style.Chance(50) };
                body.Unit.Methods.Add(helper);
                return Calls.Of(helper, reconstruction, kl);
            case "dictionary":
                var losses = body.Local(Code.Of("new Dictionary<string, Tensor> {{ [\"recon\"] = {0!}, [\"kl\"] = {1!} }}".Replace("{{", "{").Replace("}}", "}"), "dict [ \"recon\", {0}; \"kl\", {1} ]", reconstruction, kl), "losses", "metrics");
                return Code.Of("{0}[\"recon\"] + {0}[\"kl\"]", "{0}.[\"recon\"] + {0}.[\"kl\"]", losses);
            case "loop over a list":
                var list = body.Local(Code.Of("new List<Tensor> {{ {0!}, {1!} }}".Replace("{{", "{").Replace("}}", "}"), "[ {0!}; {1!} ]", reconstruction, kl), "allTerms", "parts");
                var (accumulated, element) = (body.Fresh("total", "loss"), body.Fresh("term", "part"));
                body.Statements.Add(new Let(accumulated, Code.Of("torch.zeros(1)", "torch.zeros(1L)"), IsMutable: true));
                body.Statements.Add(new ForEach([element], list, [new Assign(accumulated, "+=", Code.Name(element))]));
                return Code.Name(accumulated);
            case "Aggregate":
                return Code.Of("new[] {{ {0!}, {1!} }}.Aggregate((a, b) => a + b)".Replace("{{", "{").Replace("}}", "}"), "[ {0!}; {1!} ] |> List.reduce (+)", reconstruction, kl);
            case "helper with out parameters":
                return WithOutParameters(style, body, reconstruction, kl);
            case "dictionary by values":
                var byName = body.Local(Code.Of("new Dictionary<string, Tensor> {{ {{ \"recon\", {0!} }}, {{ \"kl\", {1!} }} }}".Replace("{{", "{").Replace("}}", "}"), "dict [ \"recon\", {0}; \"kl\", {1} ]", reconstruction, kl), "losses", "byName");
                return Code.Of("{0}.Values.Aggregate((a, b) => a + b)", "({0}.Values |> Seq.reduce (+))", byName);
            case "dictionary loop":
                var named2 = body.Local(Code.Of("new Dictionary<string, Tensor> {{ [\"recon\"] = {0!}, [\"kl\"] = {1!} }}".Replace("{{", "{").Replace("}}", "}"), "Map.ofList [ \"recon\", {0}; \"kl\", {1} ]", reconstruction, kl), "losses", "terms");
                var (overPairs, pair) = (body.Fresh("total", "loss"), body.Fresh("pair", "entry"));
                body.Statements.Add(new Let(overPairs, Code.Of("torch.zeros(1)", "torch.zeros(1L)"), IsMutable: true));
                body.Statements.Add(new Raw(Code.Of($"foreach (var {pair} in {{0}})\n{{\n    {overPairs} += {pair}.Value;\n}}", $"for {pair} in {{0}} do\n    {overPairs} <- {overPairs} + {pair}.Value", named2)));
                return Code.Name(overPairs);
            case "loop over weighted pairs":
                var weighted = body.Local(Code.Of("new (double, Tensor)[] {{ (1.0, {0!}), (1.0, {1!}) }}".Replace("{{", "{").Replace("}}", "}"), "[| struct (1.0, {0!}); struct (1.0, {1!}) |]", reconstruction, kl), "weightedTerms", "pairs");
                var (weightedSum, factor, value) = (body.Fresh("total", "loss"), body.Fresh("factor", "w"), body.Fresh("value", "t"));
                body.Statements.Add(new Let(weightedSum, Code.Of("torch.zeros(1)", "torch.zeros(1L)"), IsMutable: true));
                body.Statements.Add(new ForEach([factor, value], weighted, [new Assign(weightedSum, "+=", Code.Both("{0} * {1}", Code.Name(factor), Code.Name(value)))]));
                return Code.Name(weightedSum);
            case "loop by index":
                var array = body.Local(Code.Of("new[] {{ {0!}, {1!} }}".Replace("{{", "{").Replace("}}", "}"), "[| {0!}; {1!} |]", reconstruction, kl), "allTerms", "parts");
                var (indexed, index) = (body.Fresh("total", "loss"), body.Fresh("i", "index"));
                body.Statements.Add(new Let(indexed, Code.Of("torch.zeros(1)", "torch.zeros(1L)"), IsMutable: true));
                body.Statements.Add(new ForIndex(index, Code.Both("{0}.Length", array), [new Assign(indexed, "+=", Code.Both("{0}[{1}]", array, Code.Name(index)))]));
                return Code.Name(indexed);
            case "list filled later":
                var filled = body.Local(Code.Of("new List<Tensor>()", "ResizeArray<Tensor>()"), "collected", "termList");
                body.Statements.Add(new Do(Code.Both("{0}.Add({1!})", filled, reconstruction)));
                body.Statements.Add(new Do(Code.Both("{0}.Add({1!})", filled, kl)));
                return style.Any(Code.Of("{0}.Aggregate((a, b) => a + b)", "({0} |> Seq.reduce (fun a b -> a + b))", filled), Code.Of("{0}[0] + {0}[1]", "{0}.[0] + {0}.[1]", filled));
            case "pattern":
                var matched = body.Fresh("total", "loss");
                body.Statements.Add(new Raw(Code.Of($"Tensor? maybeKl = {{1!}};\nvar {matched} = {{0!}};\nif (maybeKl is {{ }} divergenceTerm)\n{{\n    {matched} = {matched} + divergenceTerm;\n}}", $"let {matched} =\n    match {{0!}}, Some({{1!}}) with\n    | r, Some k -> r + k\n    | r, None -> r", reconstruction, kl)));
                return Code.Name(matched);
            case "switch expression":
                var objective = body.Field(new Field(body.FreshMember("ObjectiveName", "Variant"), Code.Of("string", "string"), FieldKind.Const, Code.Name("\"elbo\"")));
                return Code.Of("({2} switch {{ \"elbo\" => {0} + {1}, \"recon\" => {0!}, _ => throw new NotSupportedException() }})".Replace("{{", "{").Replace("}}", "}"), "(match {2} with \"elbo\" -> {0} + {1} | \"recon\" -> {0!} | _ -> failwith \"unknown\")", reconstruction, kl, objective);
            case "conditional":
                var useKl = body.Field(new Field(body.FreshMember("UseKl", "WithKl"), Code.Of("bool", "bool"), FieldKind.Const, Code.Name("true")));
                return Code.Of("({2} ? {0} + {1} : {0!})", "(if {2} then {0} + {1} else {0!})", reconstruction, kl, useKl);
            case "ref parameter":
                body.Unit.Helpers.Add(new Code("private static void AddTo(ref Tensor sum, Tensor term) => sum = sum + term;", "let private addTo (sum: byref<Tensor>) (term: Tensor) = sum <- sum + term"));
                var accumulator = body.Fresh("total", "loss");
                body.Statements.Add(new Let(accumulator, reconstruction, IsMutable: true));
                body.Statements.Add(new Do(Code.Of($"AddTo(ref {accumulator}, {{0!}})", $"addTo &{accumulator} ({{0!}})", kl)));
                return Code.Name(accumulator);
            case "struct record":
                body.Unit.Records.Add(new RecordType("ElboTerms", [new("Recon", Parameter.Tensor), new("Kl", Parameter.Tensor)]) { IsStruct = true, Total = ("Sum", Code.Of("Recon + Kl", "this.Recon + this.Kl")) });
                var both = body.Local(Code.Of("new ElboTerms({0!}, {1!})", "{ Recon = {0!}; Kl = {1!} }", reconstruction, kl), "elboTerms", "pair");
                return style.Any(Code.Both("{0}.Sum", both), Code.Both("{0}.Kl + {0}.Recon", both));
            case "deconstructed record":
                body.Unit.Records.Add(new RecordType("StepLosses", [new("Recon", Parameter.Tensor), new("Kl", Parameter.Tensor)]));
                var (left, right) = (body.Fresh("reconPart", "rp"), body.Fresh("klPart", "kp"));
                body.Statements.Add(new Raw(Code.Of($"var ({left}, {right}) = new StepLosses({{0!}}, {{1!}});", $"let {{ Recon = {left}; Kl = {right} }} = {{ Recon = {{0!}}; Kl = {{1!}} }}", reconstruction, kl)));
                return Code.Name($"{left} + {right}");
            case "in place":
                var changed = body.Local(Code.Both("{0} * 1.0", reconstruction), "running", "accumulated");
                body.Statements.Add(new Do(Code.Of("{0}.add_({1!})", "{0}.add_({1!}) |> ignore", changed, kl)));
                return changed;
            case "add with alpha":
                return Code.Of("torch.add({0!}, {1!}, alpha: 1)", "torch.add({0!}, {1!}, alpha = 1.0.ToScalar())", reconstruction, kl);
            case "fold":
                return Code.Of("new List<Tensor> {{ {0!}, {1!} }}.Aggregate(torch.zeros(1), (sum, t) => sum + t)".Replace("{{", "{").Replace("}}", "}"), "([ {0!}; {1!} ] |> List.fold (+) (torch.zeros(1L)))", reconstruction, kl);
            case "operator of one's own":
                body.Unit.Helpers.Add(new Code("private static Tensor Plus(Tensor left, Tensor right) => left + right;", "let inline private (+.) (left: Tensor) (right: Tensor) = left + right"));
                return Code.Of("Plus({0!}, {1!})", "{0} +. {1}", reconstruction, kl);
            case "active pattern":
                body.Unit.Helpers.Add(new Code("private static (Tensor R, Tensor K) Both(Tensor r, Tensor k) => (r, k);", "let private (|Terms|) (r: Tensor, k: Tensor) = struct (r, k)"));
                var (patternR, patternK) = (body.Fresh("pr", "patternRecon"), body.Fresh("pk", "patternKl"));
                body.Statements.Add(new Raw(Code.Of($"var ({patternR}, {patternK}) = Both({{0!}}, {{1!}});", $"let (Terms (struct ({patternR}, {patternK}))) = ({{0!}}), ({{1!}})", reconstruction, kl)));
                return Code.Name($"{patternR} + {patternK}");
            case "optional term":
                return Code.Of("((Tensor?){1}) is null ? {0!} : {0} + {1}", "(Some({1!}) |> Option.map (fun k -> {0} + k) |> Option.defaultValue ({0!}))", reconstruction, kl);
            case "block with using":
                var (outer, inner) = (body.Fresh("outcome", "lossOut"), body.Fresh("innerScope", "temporaries"));
                body.Statements.Add(new Raw(Code.Of($"Tensor {outer};\nusing (var {inner} = torch.NewDisposeScope())\n{{\n    {outer} = ({{0}} + {{1}}).MoveToOuterDisposeScope();\n}}", $"let {outer} =\n    use {inner} = torch.NewDisposeScope()\n    ({{0}} + {{1}}).MoveToOuterDisposeScope()", reconstruction, kl)));
                return Code.Name(outer);
            case "nullable total":
                var maybe = body.Fresh("loss", "total");
                body.Statements.Add(new Let(maybe, Code.Of("null", "None"), Code.Of("Tensor", "Tensor option"), IsMutable: true));
                body.Statements.Add(new Assign(maybe, "=", Code.Of("{0!}", "Some({0!})", reconstruction)));
                body.Statements.Add(new Assign(maybe, "=", Code.Of("{0} is null ? {1!} : {0} + {1}", "match {0} with Some total -> Some(total + {1}) | None -> Some({1!})", Code.Name(maybe), kl)));
                return Code.Of(maybe, maybe + ".Value");
            case "record with init":
                body.Unit.Records.Add(new RecordType("Losses", [new("Recon", Parameter.Tensor), new("Kl", Parameter.Tensor)]));
                var first1 = body.Local(Code.Of("new Losses({0!}, {0!})", "{ Recon = {0!}; Kl = {0!} }", reconstruction), "initial", "partial");
                var updated = body.Local(Code.Of("{0} with {{ Kl = {1!} }}".Replace("{{", "{").Replace("}}", "}"), "{ {0} with Kl = {1!} }", first1, kl), "losses", "updated");
                return Code.Both("{0}.Recon + {0}.Kl", updated);
            default:
                return Code.Both("{0} + {1}", reconstruction, kl);
        }
    }

    /// <summary>Both terms leave a helper through its parameters; F# has byrefs, which nobody uses here.</summary>
    private static Code WithOutParameters(Style style, Body body, Code reconstruction, Code kl)
    {
        var (first, second) = (body.Fresh("reconTerm", "rTerm"), body.Fresh("klTerm", "kTerm"));
        var helper = new Method(
            body.FreshMember("Split", "Terms"),
            MethodKind.Static,
            [new("r", Parameter.Tensor), new("k", Parameter.Tensor), new("reconTerm", Code.Of("out Tensor", null)), new("klTerm", Code.Of("out Tensor", null))],
            Code.Name("void"),
            [new Assign("reconTerm", "=", Code.Name("r")), new Assign("klTerm", "=", Code.Name("k"))]);
        body.Unit.Methods.Add(helper);
        body.Statements.Add(new Do(Code.Of($"{helper.Name}({{0!}}, {{1!}}, out var {first}, out var {second})", null, reconstruction, kl)));
        return style.Any(Code.Of($"{first} + {second}", null), Code.Of($"{second} + {first}", null));
    }
}
