namespace VaeLint.Kernels;

/// <summary>What a kernel needs of a vector of float32, so that it is written once for every width. A NaN passes through everything.</summary>
internal unsafe interface ILanes<TVector>
    where TVector : unmanaged
{
    static abstract int Width { get; }

    static abstract TVector Load(float* source);
    static abstract void Store(float* destination, TVector values);
    static abstract TVector All(float value);
    static abstract TVector Add(TVector left, TVector right);
    static abstract TVector Subtract(TVector left, TVector right);
    static abstract TVector Multiply(TVector left, TVector right);
    static abstract TVector Divide(TVector left, TVector right);

    /// <summary>left · right + addend, rounded once.</summary>
    static abstract TVector MultiplyAdd(TVector left, TVector right, TVector addend);

    /// <summary>minuend − left · right, rounded once.</summary>
    static abstract TVector SubtractProduct(TVector minuend, TVector left, TVector right);
    static abstract TVector AtLeast(TVector values, float lowest);
    static abstract TVector AtMost(TVector values, float highest);

    /// <summary>−|value|.</summary>
    static abstract TVector NegativeMagnitude(TVector values);

    /// <summary>values · 2^exponents; the exponents are whole numbers up to 128. What would be subnormal may be 0.</summary>
    static abstract TVector Scale(TVector values, TVector exponents);

    /// <summary>How many steps of a table one power of 2 is divided into; a power of 2.</summary>
    static abstract int Roots { get; }

    /// <summary>2^(k / roots) for k in the last bits of each number, from −127·roots, where it is 0, to 0. Each entry of the table lacks what k's part below a power of 2 adds to its exponent.</summary>
    static abstract TVector PowerOfRoot(TVector numbers);

    /// <summary>Decided by the sign bit, so that −0 is negative.</summary>
    static abstract TVector IfNegative(TVector sign, TVector yes, TVector no);
    static abstract TVector IfAbove(TVector values, float limit, TVector yes, TVector no);
    static abstract TVector IfZero(TVector values, TVector yes, TVector no);

    /// <summary>The values with the sign changed where <paramref name="sign"/> is negative.</summary>
    static abstract TVector FlipSign(TVector values, TVector sign);
    static abstract double Sum(TVector values);

    /// <summary>Π (1 + value) − 1 over the lanes, without taking a difference.</summary>
    static abstract double ProductOfOnePlus(TVector values);
}
