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

    /// <summary>e^v for v ≤ 0, in fewer steps: log 2 as one number costs 2e−9 per power of 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector OfNegative(TVector values)
    {
        values = TLanes.AtLeast(values, Lowest);
        var exponent = NearestPower(values);
        return Power(TLanes.SubtractProduct(values, exponent, TLanes.All(0.69314718056f)), exponent);
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

    /// <summary>e^r · 2^exponent. The largest error of the polynomial is 3e−9.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Power(TVector remainder, TVector exponent)
    {
        var one = TLanes.All(1f);
        var polynomial = TLanes.MultiplyAdd(TLanes.All(1.395060215e-3f), remainder, TLanes.All(8.368953131e-3f));
        polynomial = TLanes.MultiplyAdd(polynomial, remainder, TLanes.All(4.166620597e-2f));
        polynomial = TLanes.MultiplyAdd(polynomial, remainder, TLanes.All(1.666651815e-1f));
        polynomial = TLanes.MultiplyAdd(polynomial, remainder, TLanes.All(0.5f));
        polynomial = TLanes.MultiplyAdd(polynomial, remainder, one);
        return TLanes.Scale(TLanes.MultiplyAdd(polynomial, remainder, one), exponent);
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
