namespace VaeLint.Torch.Tests.Styles;

/// <summary>What a reduction may refer to: a tensor whose first axis is the batch and whose other axes are the term's own.</summary>
internal sealed record TermContext(Body Body, Code Data, int OwnAxes, string Category)
{
    public Style Style => Body.Style;

    /// <summary>The number of samples as the program calls it.</summary>
    public required Func<Body, Code> BatchSize { get; init; }

    /// <summary>The KL is kept above a floor.</summary>
    public bool HasFreeBits { get; init; }

    /// <summary>It is written in another class, which does not see the helpers.</summary>
    public bool IsExtension => Body.IsElsewhere;

    public string AxisList => string.Join(", ", Enumerable.Range(1, OwnAxes).Select(axis => "%" + axis));
}

/// <summary>Ways to write a reduction.</summary>
internal static class Reductions
{
    /// <summary>To a scalar.</summary>
    public static Code Whole(TermContext term, Code terms, Footing footing) => footing switch
    {
        Footing.Sum => Sum(term, terms),
        Footing.Mean => Mean(term, terms),
        Footing.BatchMean => BatchMean(term, terms),
        Footing.OwnMean => Code.Both(term.Style.Pick(term.Category + " reduction", "mean([own]).sum()", "mean(own).sum()") is "mean([own]).sum()" ? "{0}.sum()" : "T::sum({0!})", PerSample(term, terms, isMean: true)),
        Footing.AxisZero => AxisZero(term, terms),
        Footing.Partial => Partial(term, terms),
        _ => throw new ArgumentOutOfRangeException(nameof(footing), footing, "no reduction"),
    };

    /// <summary>To one value per sample.</summary>
    public static Code PerSample(TermContext term, Code terms, bool isMean) =>
        term.HasFreeBits && !isMean ? Floored(term, "free bits: per sample", RowsReduced(term, terms, isMean), 0.1) : RowsReduced(term, term.HasFreeBits ? Floored(term, "free bits: per element", terms, 1E-7) : terms, isMean);

    /// <summary>Raised to what the KL is above.</summary>
    private static Code Floored(TermContext term, string construct, Code value, double floor)
    {
        term.Style.Use(construct);
        var number = floor.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return term.Style.Any(
            Code.Of($"{{0}}.clamp(min: {number})", $"{{0}}.clamp(min = {number}.ToScalar())", value),
            Code.Of($"torch.clamp({{0!}}, min: {number})", $"torch.clamp({{0!}}, min = {number}.ToScalar())", value),
            Code.Of($"{{0}}.clamp_min({number})", $"{{0}}.clamp_min({number}.ToScalar())", value));
    }

    private static Code RowsReduced(TermContext term, Code terms, bool isMean)
    {
        var verb = isMean ? "mean" : "sum";
        var category = term.Category + " own axes";
        if (!isMean && !term.IsExtension && term.Style.Chance(12))
        {
            return Shared(term, terms);
        }

        if (term.Style.Chance(25))
        {
            var flat = term.Style.Pick(category,
                ("flatten(1)", Code.Both("{0}.flatten(%1)", terms)),
                ("view(batch, -1)", Code.Both("{0}.view({1!}, %-1)", terms, Rows(term))),
                ("reshape(batch, -1)", Code.Both("{0}.reshape({1!}, %-1)", terms, Rows(term))),
                ("torch.flatten(start_dim)", Code.Of("torch.flatten({0!}, start_dim: 1)", "torch.flatten({0!}, start_dim = 1L)", terms)));
            return isMean ? Code.Of("{0}.mean([1])", "{0}.mean([| 1L |])", flat) : Code.Both("{0}.sum(%1)", flat);
        }

        var list = term.AxisList;
        var array = Code.Of($"new long[] {{ {list} }}", $"[| {list.Replace(", ", "; ", StringComparison.Ordinal)} |]");
        var collection = Code.Of($"[{list}]", $"[| {list.Replace(", ", "; ", StringComparison.Ordinal)} |]");
        if (term.OwnAxes > 1)
        {
            var negative = Code.Of($"[{string.Join(", ", Enumerable.Range(1, term.OwnAxes).Select(axis => "-" + axis).Reverse())}]", $"[| {string.Join("; ", Enumerable.Range(1, term.OwnAxes).Select(axis => "-" + axis + "L").Reverse())} |]");
            return term.Style.Pick(category,
                ("collection expression", Code.Both($"{{0}}.{verb}({{1!}})", terms, collection)),
                ("array", Code.Both($"{{0}}.{verb}({{1!}})", terms, array)),
                ("negative list", Code.Both($"{{0}}.{verb}({{1!}})", terms, negative)),
                ("torch, list", Code.Both($"T::{verb}({{0!}}, {{1!}})", terms, array)),
                ("one after the other", isMean ? Code.Both("{0}.mean({1!})", terms, array) : Repeated(term, terms)),
                ("keepdim and flatten", Code.Of($"{{0}}.{verb}({{1!}}, keepdim: true).flatten()", $"{{0}}.{verb}({{1!}}, keepdim = true).flatten()", terms, array)));
        }

        if (isMean)
        {
            return term.Style.Pick(category,
                ("collection expression", Code.Both("{0}.mean({1!})", terms, collection)),
                ("array", Code.Both("{0}.mean({1!})", terms, array)),
                ("negative list", Code.Of("{0}.mean([-1])", "{0}.mean([| -1L |])", terms)),
                ("torch, list", Code.Both("T::mean({0!}, {1!})", terms, array)),
                ("named", Code.Of("{0}.mean(dimensions: {1!})", "{0}.mean(dimensions = {1!})", terms, array)));
        }

        return term.Style.Pick(category,
            ("axis", Code.Both("{0}.sum(%1)", terms)),
            ("axis", Code.Both("{0}.sum(%1)", terms)),
            ("last axis", Code.Both("{0}.sum(%-1)", terms)),
            ("named axis", Code.Of("{0}.sum(dim: 1)", "{0}.sum(dim = 1L)", terms)),
            ("collection expression", Code.Both("{0}.sum({1!})", terms, collection)),
            ("array", Code.Both("{0}.sum({1!})", terms, array)),
            ("torch, axis", Code.Both("T::sum({0!}, %1)", terms)),
            ("torch, named axis", Code.Of("T::sum({0!}, dim: -1)", "T::sum({0!}, dim = -1L)", terms)),
            ("keepdim and squeeze", Code.Of("{0}.sum(1, keepdim: true).squeeze(1)", "{0}.sum(1L, keepdim = true).squeeze(1L)", terms)));
    }

    /// <summary>A helper that both terms share: it sums everything but the batch.</summary>
    private static Code Shared(TermContext term, Code terms)
    {
        term.Style.Use(term.Category + " own axes: shared helper");
        var unit = term.Body.Unit;
        var helper = unit.Methods.Find(method => method.Name == "SumPerSample");
        if (helper is null)
        {
            helper = new Method("SumPerSample", MethodKind.Static, [new("t", Parameter.Tensor)], Parameter.Tensor, [new Return(term.Style.Any(Code.Of("t.flatten(1).sum(1)", "t.flatten(1L).sum(1L)"), Code.Of("t.view(t.shape[0], -1).sum(-1)", "t.view(t.shape[0], -1L).sum(-1L)")))]) { IsArrow = true };
            unit.Methods.Add(helper);
        }

        return Calls.Of(helper, terms);
    }

    public static Code Rows(TermContext term) => Code.Both(term.Style.Any("{0}.shape[0]", "{0}.size(0)"), term.Data);

    private static Code BatchAverage(Code terms) => Code.Of("{0}.mean([0])", "{0}.mean([| 0L |])", terms);

    private static Code Repeated(TermContext term, Code terms) =>
        Enumerable.Range(1, term.OwnAxes).Reverse().Aggregate(terms, (code, axis) => Code.Both($"{{0}}.sum(%{axis})", code));

    /// <summary>F# likes to pipe.</summary>
    private static Code Average(TermContext term, Code terms) => term.Style.Any(
        Code.Both("T::mean({0!})", terms), Code.Of("T::mean({0!})", "{0} |> torch.mean", terms), Code.Of("T::mean({0!})", "({0} |> fun t -> t.mean())", terms));

    private static Code Sum(TermContext term, Code terms) => term.Style.Pick(term.Category + " reduction",
        ("sum()", Code.Both("{0}.sum()", terms)),
        ("sum()", Code.Both("{0}.sum()", terms)),
        ("torch.sum", Code.Both("T::sum({0!})", terms)),
        ("sum(1).sum(0)", Code.Both("{0}.sum(0L)", PerSample(term, terms, isMean: false))),
        ("sum(1).sum()", Code.Both("{0}.sum()", PerSample(term, terms, isMean: false))),
        ("flatten().sum()", Code.Both("{0}.flatten().sum()", terms)));

    private static Code Mean(TermContext term, Code terms) => term.Style.Pick(term.Category + " reduction",
        ("mean()", Code.Both("{0}.mean()", terms)),
        ("mean()", Code.Both("{0}.mean()", terms)),
        ("torch.mean", Average(term, terms)),
        ("torch.mean(torch.mean(own), 0)", Code.Of("T::mean({0!}, new long[] { 0 })", "torch.mean({0!}, [| 0L |])", PerSample(term, terms, isMean: true))),
        ("mean(own).mean()", Code.Both("{0}.mean()", PerSample(term, terms, isMean: true))),
        ("sum() / numel", Code.Of("{0}.sum() / {1}.numel()", "{0}.sum() / float ({1}.numel())", terms, term.Data)),
        ("view(-1).mean()", Code.Both("{0}.view(%-1).mean()", terms)));

    private static Code BatchMean(TermContext term, Code terms)
    {
        var category = term.Category + " reduction";
        switch (term.Style.Any("rows", "rows", "rows", "divided", "divided", "batch first"))
        {
            case "rows":
                var rows = PerSample(term, terms, isMean: false);
                return term.Style.Pick(category,
                    ("sum(own).mean()", Code.Both("{0}.mean()", rows)),
                    ("torch.mean(sum(own))", Average(term, rows)),
                    ("torch.mean(sum(own), 0)", Code.Of("T::mean({0!}, new long[] { 0 })", "torch.mean({0!}, [| 0L |])", rows)),
                    ("sum(own).sum() / batch", Code.Both("{0}.sum() / {1}", rows, term.BatchSize(term.Body))),
                    ("sum(own).mean(axis 0)", Code.Of("{0}.mean([0])", "{0}.mean([| 0L |])", rows)));
            case "batch first":
                return term.Style.Pick(category, ("mean([0]).sum()", Code.Both(
                    "{0}.sum()", term.HasFreeBits ? Floored(term, "free bits: per dimension", BatchAverage(terms), 0.01) : BatchAverage(terms))));
            default:
                var sum = term.Style.Any(Code.Both("{0}.sum()", terms), Code.Both("T::sum({0!})", terms));
                return Divided(term, sum, category);
        }
    }

    /// <summary>A sum over everything divided by the number of samples.</summary>
    public static Code Divided(TermContext term, Code sum, string category)
    {
        var batch = term.BatchSize(term.Body);
        return term.Style.Pick(category,
            ("sum / batch", Code.Both("{0} / {1}", sum, batch)),
            ("sum / batch", Code.Both("{0} / {1}", sum, batch)),
            ("sum.div(batch)", Code.Of("{0}.div({1!})", "{0}.div(({1!}).ToScalar())", sum, batch)),

            // F# folds a constant's reciprocal into a number, and its name is gone.
            ("(1 / batch) * sum", Code.Of("1.0 / {1} * {0}", batch.IsPath ? "{0} / {1}" : "1.0 / {1} * {0}", sum, batch)));
    }

    private static Code AxisZero(TermContext term, Code terms) => term.Style.Pick(term.Category + " reduction",
        ("sum(axis 0).mean()", Code.Of("{0}.sum(0L).mean()", "{0}.sum(0L).mean()", terms)),
        ("sum([0]).mean()", Code.Of("{0}.sum([0]).mean()", "{0}.sum([| 0L |]).mean()", terms)),
        ("torch.mean(torch.sum(axis 0))", Code.Of("T::mean(T::sum({0!}, dim: 0))", "T::mean(T::sum({0!}, dim = 0L))", terms)));

    private static Code Partial(TermContext term, Code terms) => term.Style.Pick(term.Category + " reduction",
        ("sum(part).mean()", Code.Of("{0}.sum(dim: 1).mean()", "{0}.sum(dim = 1L).mean()", terms)),
        ("sum([part]).mean()", Code.Of("{0}.sum([1]).mean()", "{0}.sum([| 1L |]).mean()", terms)),
        ("mean([part]).sum(1).mean()", Code.Of("{0}.mean([2, 3]).sum(1).mean()", "{0}.mean([| 2L; 3L |]).sum(1L).mean()", terms)));
}
