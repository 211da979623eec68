namespace VaeLint.Torch.Tests.Oracle;

/// <summary>The sizes of one measurement: batch, event axes and latent axes, all distinct primes unless the loss insists on its own.</summary>
public sealed record Sizes(long Batch, long[] Event, long[] Latent)
{
    public long EventElements => Product(Event);

    public long LatentElements => Product(Latent);

    /// <summary>The value of a symbol of a corpus header, or null for a name that is no size.</summary>
    public double? Value(string symbol) => symbol switch
    {
        "B" => Batch,
        "D" => EventElements,
        "L" => LatentElements,
        "C" when Event.Length >= 2 => Event[0],
        "H" when Event.Length >= 2 => Event[^2],
        "W" when Event.Length >= 2 => Event[^1],
        "T" when Event.Length <= 2 => Event[0],
        _ => null,
    };

    public override string ToString() => $"B={Batch}, event=[{string.Join(',', Event)}], latent=[{string.Join(',', Latent)}]";

    private static long Product(long[] axes) => axes.Aggregate(1L, (product, axis) => product * axis);
}
