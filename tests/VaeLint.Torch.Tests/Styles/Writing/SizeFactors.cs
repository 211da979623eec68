namespace VaeLint.Torch.Tests.Styles;

/// <summary>Factors made of sizes.</summary>
internal static class SizeFactors
{
    public static Code Apply(Body body, LossSpec spec, Scale scale, Code term, Inputs inputs, bool isReconstruction)
    {
        var style = body.Style;
        Code Data() => spec.ConstantEvent > 0 ? spec.EventRank == 3 ? Image(body, spec) : Constant(body, spec.ConstantEvent, "OriginalDim", "InputSize") : Event(style, inputs.Target, inputs.EventRank);
        Code Latents() => spec.ConstantLatent > 0 ? Constant(body, spec.ConstantLatent, "LatentDim", "ZDim") : Event(style, inputs.Mean, 1);
        return scale switch
        {
            Scale.None => term,
            Scale.TimesOwn => Times(style, term, isReconstruction ? Data() : Latents()),
            Scale.TimesAll => Times(style, term, All(style, inputs, Data)),
            Scale.OverBatch => Over(style, term, Code.Of("{0}.shape[0]", "float {0}.shape[0]", inputs.Target)),
            Scale.OverData => Over(style, term, Data()),
            Scale.OverBatchAndData => Over(style, term, All(style, inputs, Data)),
            Scale.LatentOverData => Ratio(style, term, Latents(), Data()),
            _ => throw new ArgumentOutOfRangeException(nameof(scale), scale, "no factor"),
        };
    }

    /// <summary>The size as a number: where it is used, or a constant with a name.</summary>
    private static Code Constant(Body body, long size, params string[] names) => body.Style.Pick("size as a number", "literal", "const", "product") switch
    {
        "const" => Converted(body.Field(new Field(body.FreshMember(names), Parameter.Int, FieldKind.Const, Code.Name(size.ToString(System.Globalization.CultureInfo.InvariantCulture))))),
        "product" when size == 784 => Code.Of("28 * 28", "float (28 * 28)"),
        _ => Code.Number(size),
    };

    private static Code Image(Body body, LossSpec spec)
    {
        var product = string.Join(" * ", spec.ConstantAxes);
        return body.Style.Pick("size as a number", "literal of an image", "const of an image", "const product of an image", "product of an image") switch
        {
            "const of an image" => Converted(body.Field(new Field(body.FreshMember("ImageSize", "Elements"), Parameter.Int, FieldKind.Const, Code.Name(spec.ConstantEvent.ToString(System.Globalization.CultureInfo.InvariantCulture))))),
            "const product of an image" => Converted(body.Field(new Field(body.FreshMember("ImageSize", "Elements"), Parameter.Int, FieldKind.Const, Code.Name(product)))),
            "product of an image" => Code.Of(product, $"float ({product})"),
            _ => Code.Number(spec.ConstantEvent),
        };
    }

    private static Code Converted(Code constant) => Code.Of("{0}", "float {0}", constant);

    private static Code Event(Style style, Code data, int rank) => rank == 1
        ? style.Pick("size of an event",
            ("shape[1]", Code.Of("{0}.shape[1]", "float {0}.shape[1]", data)),
            ("size(1)", Code.Of("{0}.size(1)", "float ({0}.size(1))", data)),
            ("size(-1)", Code.Of("{0}.size(-1)", "float ({0}.size(-1))", data)),
            ("numel / batch", Code.Of("{0}.numel() / {0}.shape[0]", "float ({0}.numel() / {0}.shape[0])", data)))
        : style.Pick("size of an event",
            ("product of shape", Product(data, rank)),
            ("numel / batch", Code.Of("{0}.numel() / {0}.shape[0]", "float ({0}.numel() / {0}.shape[0])", data)),
            ("flatten(1).shape[1]", Code.Of("{0}.flatten(1).shape[1]", "float ({0}.flatten(1L).shape[1])", data)));

    private static Code Product(Code data, int rank)
    {
        var axes = Enumerable.Range(1, rank).ToArray();
        return Code.Of(string.Join(" * ", axes.Select(axis => $"{{0}}.shape[{axis}]")), $"float ({string.Join(" * ", axes.Select(axis => $"{{0}}.shape[{axis}]"))})", data);
    }

    private static Code All(Style style, Inputs inputs, Func<Code> data) => style.Pick("size of all data",
        ("numel", Code.Of("{0}.numel()", "float ({0}.numel())", inputs.Target)),
        ("batch * event", Code.Of("{0}.shape[0] * {1}", "float {0}.shape[0] * {1}", inputs.Target, data())));

    private static Code Times(Style style, Code term, Code size) => style.Any(Code.Both("{0} * {1}", term, size), Code.Both("{1} * {0}", term, size));

    private static Code Over(Style style, Code term, Code size) => style.Any(Code.Both("{0} / {1}", term, size), Code.Both("(1.0 / {1}) * {0}", term, size));

    private static Code Ratio(Style style, Code term, Code numerator, Code denominator) => style.Any(
        Code.Both("{0} * {1} / {2}", term, numerator, denominator), Code.Of("((double)({1!}) / {2}) * {0}", "({1} / {2}) * {0}", term, numerator, denominator));
}
