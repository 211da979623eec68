using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace VaeLint.Kernels;

/// <summary>AVX2 with FMA.</summary>
internal readonly unsafe struct Lanes256 : ILanes<Vector256<float>>
{
    public static bool AreAvailable => Avx2.IsSupported && Fma.IsSupported;

    public static int Width => 8;

    private const MethodImplOptions Inlined = MethodImplOptions.AggressiveInlining;

    [MethodImpl(Inlined)] public static Vector256<float> Load(float* source) => Vector256.Load(source);
    [MethodImpl(Inlined)] public static void Store(float* destination, Vector256<float> values) => values.Store(destination);
    [MethodImpl(Inlined)] public static Vector256<float> All(float value) => Vector256.Create(value);
    [MethodImpl(Inlined)] public static Vector256<float> Add(Vector256<float> left, Vector256<float> right) => left + right;
    [MethodImpl(Inlined)] public static Vector256<float> Subtract(Vector256<float> left, Vector256<float> right) => left - right;
    [MethodImpl(Inlined)] public static Vector256<float> Multiply(Vector256<float> left, Vector256<float> right) => left * right;
    [MethodImpl(Inlined)] public static Vector256<float> Divide(Vector256<float> left, Vector256<float> right) => left / right;
    [MethodImpl(Inlined)] public static Vector256<float> MultiplyAdd(Vector256<float> left, Vector256<float> right, Vector256<float> addend) => Fma.MultiplyAdd(left, right, addend);
    [MethodImpl(Inlined)] public static Vector256<float> SubtractProduct(Vector256<float> minuend, Vector256<float> left, Vector256<float> right) => Fma.MultiplyAddNegated(left, right, minuend);

    // The instruction returns its second operand where one is NaN.
    [MethodImpl(Inlined)] public static Vector256<float> AtLeast(Vector256<float> values, float lowest) => Avx.Max(Vector256.Create(lowest), values);
    [MethodImpl(Inlined)] public static Vector256<float> AtMost(Vector256<float> values, float highest) => Avx.Min(Vector256.Create(highest), values);
    [MethodImpl(Inlined)] public static Vector256<float> NegativeMagnitude(Vector256<float> values) => (values.AsInt32() | Vector256.Create(int.MinValue)).AsSingle();
    [MethodImpl(Inlined)] public static Vector256<float> Scale(Vector256<float> values, Vector256<float> exponents) =>
        values * Vector256.ShiftLeft(Vector256.Max(Avx.ConvertToVector256Int32(exponents) + Vector256.Create(126), Vector256<int>.Zero), 23).AsSingle() * Vector256.Create(2f);
    public static int Roots => 8;
    [MethodImpl(Inlined)] public static Vector256<float> PowerOfRoot(Vector256<float> numbers) =>
        (Avx2.PermuteVar8x32(Vector256.Create(0x3F800000, 0x3F7B95C2, 0x3F7837F0, 0x3F75FED7, 0x3F7504F3, 0x3F75672A, 0x3F7744FD, 0x3F7AC0C7), numbers.AsInt32()) + Vector256.ShiftLeft(numbers.AsInt32(), 20)).AsSingle();
    [MethodImpl(Inlined)] public static Vector256<float> IfNegative(Vector256<float> sign, Vector256<float> yes, Vector256<float> no) =>
        Avx.BlendVariable(no, yes, sign);
    [MethodImpl(Inlined)] public static Vector256<float> IfAbove(Vector256<float> values, float limit, Vector256<float> yes, Vector256<float> no) =>
        Vector256.ConditionalSelect(Vector256.GreaterThan(values, Vector256.Create(limit)), yes, no);
    [MethodImpl(Inlined)] public static Vector256<float> IfZero(Vector256<float> values, Vector256<float> yes, Vector256<float> no) =>
        Vector256.ConditionalSelect(Vector256.Equals(values, Vector256<float>.Zero), yes, no);
    [MethodImpl(Inlined)] public static Vector256<float> FlipSign(Vector256<float> values, Vector256<float> sign) =>
        (values.AsInt32() ^ (sign.AsInt32() & Vector256.Create(int.MinValue))).AsSingle();

    [MethodImpl(Inlined)]
    public static double Sum(Vector256<float> values)
    {
        var (lower, upper) = Vector256.Widen(values);
        return Vector256.Sum(lower + upper);
    }

    [MethodImpl(Inlined)]
    public static double ProductOfOnePlus(Vector256<float> values)
    {
        var (lower, upper) = Vector256.Widen(values);
        var four = lower + upper + (lower * upper);
        var two = four.GetLower() + four.GetUpper() + (four.GetLower() * four.GetUpper());
        return two[0] + two[1] + (two[0] * two[1]);
    }
}
