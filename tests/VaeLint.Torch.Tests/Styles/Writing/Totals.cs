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
            total = style.Pick("common factor", ("/ 4", Code.Both("{0} / #4", total)), ("0.25 *", Code.Both("#0.25 * {0}", total)));
        }

        return total;
    }

    private static Code Sum(Style style, Body body, Code reconstruction, Code kl, bool isAccumulated)
    {
        switch (style.Pick("total", "r + k", "r + k", "k + r", "r.add(k)", "torch.add", "+=", "negative ELBO", "elbo in a local", "record of terms", "tuple of terms", isAccumulated ? "k + r" : "stack", "named tuple", "helper that adds", "dictionary", "loop over a list", "Aggregate", "helper with out parameters", "nullable total", "record with init"))
        {
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
