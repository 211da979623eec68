namespace VaeLint.Probing;

/// <summary>One choice of a size for every axis.</summary>
internal sealed class ProbeSizes(ProbeLayout layout, Func<ProbeAxis, bool> isSecond)
{
    public ProbeLayout Layout { get; } = layout;

    public long Batch => Of(Layout.Batch);

    public long[] DataShape => [Batch, .. Layout.Event.Select(Of)];

    /// <summary>Shape of tokens and of a mask of tokens: no axis of the classes.</summary>
    public long[] ElementShape => [Batch, .. Layout.Elements.Select(Of)];

    public long[] CodeShape => [Batch, .. Layout.Latent.Select(Of)];

    public long Samples => Layout.Samples is { } axis ? Of(axis) : 1;

    public long Classes => Layout.Event.Where(axis => axis.IsClasses).Select(Of).DefaultIfEmpty(1).First();

    /// <summary>Elements behind the axis of the classes: the stride of one class.</summary>
    public long ClassStride => Layout.Event.SkipWhile(axis => !axis.IsClasses).Skip(1).Aggregate(1L, (product, axis) => product * Of(axis));

    /// <summary>Size of the axis that a softmax runs over: that of the classes, else the last one.</summary>
    public long Categories => Layout.HasClasses ? Classes : Of(Layout.Event[^1]);

    public long CategoryStride => Layout.HasClasses ? ClassStride : 1;

    public static ProbeSizes First(ProbeLayout layout) => new(layout, _ => false);

    public static ProbeSizes Second(ProbeLayout layout) => new(layout, _ => true);

    public static ProbeSizes With(ProbeLayout layout, ProbeAxis changed) => new(layout, axis => axis == changed);

    public long Of(ProbeAxis axis) => isSecond(axis) ? axis.Second : axis.First;

    public long[] Shape(ProbeRole role) => role switch
    {
        ProbeRole.Mean or ProbeRole.LogVariance or ProbeRole.StandardDeviation or ProbeRole.LogStandardDeviation => CodeShape,
        ProbeRole.Z => Layout.Samples is null ? CodeShape : [Samples, .. CodeShape],
        ProbeRole.Tokens or ProbeRole.Mask => ElementShape,
        ProbeRole.Target or ProbeRole.Counts => DataShape,
        _ => Layout.Samples is null ? DataShape : [Samples, .. DataShape],
    };

    public int Count(ProbeRole role) => (int)Product(Shape(role));

    private static long Product(long[] shape) => shape.Aggregate(1L, (product, size) => product * size);
}
