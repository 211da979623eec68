using System.Runtime.CompilerServices;

namespace VaeLint.Kernels;

/// <summary>e^v in pieces: v = n·log 2 + r, and e^r − 1 − r by the polynomial of Cephes' expf where what is near 0 has to keep its digits.</summary>
internal static class Exponential<TLanes, TVector>
    where TLanes : struct, ILanes<TVector>
    where TVector : unmanaged
{
    /// <summary>The result is 0 there.</summary>
    private const float Lowest = -150f;

    /// <summary>From 88.72 on the result is ∞, as it should be.</summary>
    private const float Highest = 89f;

    /// <summary>Adding it leaves the nearest whole number in the last bits.</summary>
    private const float Rounding = 12582912f;

    /// <summary>e^v.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Of(TVector values)
    {
        var remainder = Reduce(TLanes.AtMost(TLanes.AtLeast(values, Lowest), Highest), out var exponent);
        return Power(remainder, exponent);
    }

    /// <summary>e^v for v ≤ 0 in fewer steps: a table for v = (n + j/roots)·log 2 + r, so that r is small. log 2 as one number costs 2e−9 per power of 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector OfNegative(TVector values)
    {
        // Of −127 powers of 2 the table makes exactly 0. What would be subnormal is less than 2^−126.
        values = TLanes.AtLeast(values, -88.02969f);
        var rounding = TLanes.All(Rounding / TLanes.Roots);
        var rounded = TLanes.MultiplyAdd(values, TLanes.All(1.44269504f), rounding);
        var remainder = TLanes.SubtractProduct(values, TLanes.Subtract(rounded, rounding), TLanes.All(0.69314718056f));
        var power = TLanes.PowerOfRoot(rounded);
        return TLanes.MultiplyAdd(power, TLanes.Multiply(SlopeOfSmall(remainder), remainder), power);
    }

    /// <summary>e^v − 1, and e^v − 1 − v.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector MinusOne(TVector values, out TVector beyondLinear)
    {
        var one = TLanes.All(1f);
        var remainder = Reduce(TLanes.AtMost(TLanes.AtLeast(values, Lowest), Highest), out var exponent);
        var near = BeyondLinear(remainder);
        var sum = TLanes.Add(near, remainder);
        var power = TLanes.Scale(one, exponent);
        var far = TLanes.IfAbove(values, 40f, TLanes.Scale(TLanes.Add(sum, one), exponent), TLanes.MultiplyAdd(power, sum, TLanes.Subtract(power, one)));
        beyondLinear = TLanes.IfZero(exponent, near, TLanes.Subtract(far, values));
        return TLanes.IfZero(exponent, sum, far);
    }

    /// <summary>(e^r − 1) / r for |r| ≤ log 2 / (2·roots), as few terms as the table leaves room for: e^r is right to 6e−8, 3e−8 and 3e−9.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector SlopeOfSmall(TVector remainder) => TLanes.Roots switch
    {
        32 => TLanes.MultiplyAdd(TLanes.All(0.5f), remainder, TLanes.All(1.0000147f)),
        8 => TLanes.MultiplyAdd(TLanes.MultiplyAdd(TLanes.All(1.666666667e-1f), remainder, TLanes.All(5.0006478e-1f)), remainder, TLanes.All(1f)),
        _ => Slope(remainder),
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Reduce(TVector values, out TVector exponent)
    {
        exponent = NearestPower(values);
        var remainder = TLanes.SubtractProduct(values, exponent, TLanes.All(0.693359375f));
        return TLanes.SubtractProduct(remainder, exponent, TLanes.All(-2.12194440e-4f));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector NearestPower(TVector values) =>
        TLanes.Subtract(TLanes.MultiplyAdd(values, TLanes.All(1.44269504f), TLanes.All(Rounding)), TLanes.All(Rounding));

    /// <summary>e^r · 2^exponent.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Power(TVector remainder, TVector exponent) => TLanes.Scale(TLanes.MultiplyAdd(Slope(remainder), remainder, TLanes.All(1f)), exponent);

    /// <summary>(e^r − 1) / r. The largest error of e^r is 3e−9.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Slope(TVector remainder)
    {
        var polynomial = TLanes.MultiplyAdd(TLanes.All(1.395060215e-3f), remainder, TLanes.All(8.368953131e-3f));
        polynomial = TLanes.MultiplyAdd(polynomial, remainder, TLanes.All(4.166620597e-2f));
        polynomial = TLanes.MultiplyAdd(polynomial, remainder, TLanes.All(1.666651815e-1f));
        polynomial = TLanes.MultiplyAdd(polynomial, remainder, TLanes.All(0.5f));
        return TLanes.MultiplyAdd(polynomial, remainder, TLanes.All(1f));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector BeyondLinear(TVector remainder)
    {
        var polynomial = TLanes.MultiplyAdd(TLanes.All(1.9875691500e-4f), remainder, TLanes.All(1.3981999507e-3f));
        polynomial = TLanes.MultiplyAdd(polynomial, remainder, TLanes.All(8.3334519073e-3f));
        polynomial = TLanes.MultiplyAdd(polynomial, remainder, TLanes.All(4.1665795894e-2f));
        polynomial = TLanes.MultiplyAdd(polynomial, remainder, TLanes.All(1.6666665459e-1f));
        polynomial = TLanes.MultiplyAdd(polynomial, remainder, TLanes.All(5.0000001201e-1f));
        return TLanes.Multiply(polynomial, TLanes.Multiply(remainder, remainder));
    }
}
