using VaeLint.Torch.Tests.Oracle;

namespace VaeLint.Torch.Tests.Generated;

/// <summary>A number times integer powers of the axes: the weight a generated term has by construction.</summary>
internal sealed record AxisWeight(double Number, int Batch, int Event1, int Event2, int Event3, int Latent)
{
    public static AxisWeight One { get; } = new(1, 0, 0, 0, 0, 0);

    public static AxisWeight B { get; } = One with { Batch = 1 };

    public static AxisWeight L { get; } = One with { Latent = 1 };

    public static AxisWeight operator *(AxisWeight left, AxisWeight right) => new(
        left.Number * right.Number,
        left.Batch + right.Batch,
        left.Event1 + right.Event1,
        left.Event2 + right.Event2,
        left.Event3 + right.Event3,
        left.Latent + right.Latent);

    public static AxisWeight operator *(double number, AxisWeight weight) => weight with { Number = number * weight.Number };

    public static AxisWeight operator /(AxisWeight left, AxisWeight right) =>
        left * new AxisWeight(1 / right.Number, -right.Batch, -right.Event1, -right.Event2, -right.Event3, -right.Latent);

    /// <summary>True when no size is left over: the two terms of a loss with this ratio are balanced up to a number.</summary>
    public bool IsFreeOfSizes => Batch == 0 && Event1 == 0 && Event2 == 0 && Event3 == 0 && Latent == 0;

    public double At(Sizes sizes)
    {
        var value = Number * Math.Pow(sizes.Batch, Batch) * Math.Pow(sizes.LatentElements, Latent);
        int[] exponents = [Event1, Event2, Event3];
        return sizes.Event.Select((size, axis) => Math.Pow(size, exponents[axis])).Aggregate(value, (product, power) => product * power);
    }
}
