using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace VaeLint.Kernels;

/// <summary>AVX-512.</summary>
internal readonly unsafe struct Lanes512 : ILanes<Vector512<float>>
{
    public static bool AreAvailable => Vector512.IsHardwareAccelerated && Avx512F.IsSupported;

    public static int Width => 16;

    private const MethodImplOptions Inlined = MethodImplOptions.AggressiveInlining;

    [MethodImpl(Inlined)] public static Vector512<float> Load(float* source) => Vector512.Load(source);
    [MethodImpl(Inlined)] public static void Store(float* destination, Vector512<float> values) => values.Store(destination);
    [MethodImpl(Inlined)] public static Vector512<float> All(float value) => Vector512.Create(value);
    [MethodImpl(Inlined)] public static Vector512<float> Add(Vector512<float> left, Vector512<float> right) => left + right;
    [MethodImpl(Inlined)] public static Vector512<float> Subtract(Vector512<float> left, Vector512<float> right) => left - right;
    [MethodImpl(Inlined)] public static Vector512<float> Multiply(Vector512<float> left, Vector512<float> right) => left * right;
    [MethodImpl(Inlined)] public static Vector512<float> Divide(Vector512<float> left, Vector512<float> right) => left / right;
    [MethodImpl(Inlined)] public static Vector512<float> MultiplyAdd(Vector512<float> left, Vector512<float> right, Vector512<float> addend) => Avx512F.FusedMultiplyAdd(left, right, addend);
    [MethodImpl(Inlined)] public static Vector512<float> SubtractProduct(Vector512<float> minuend, Vector512<float> left, Vector512<float> right) => Avx512F.FusedMultiplyAddNegated(left, right, minuend);

    // The instruction returns its second operand where one is NaN.
    [MethodImpl(Inlined)] public static Vector512<float> AtLeast(Vector512<float> values, float lowest) => Avx512F.Max(Vector512.Create(lowest), values);
    [MethodImpl(Inlined)] public static Vector512<float> AtMost(Vector512<float> values, float highest) => Avx512F.Min(Vector512.Create(highest), values);
    [MethodImpl(Inlined)] public static Vector512<float> NegativeMagnitude(Vector512<float> values) => (values.AsInt32() | Vector512.Create(int.MinValue)).AsSingle();
    [MethodImpl(Inlined)] public static Vector512<float> Scale(Vector512<float> values, Vector512<float> exponents) =>
        Avx512F.Scale(values, exponents);
    public static int Roots => 32;
    [MethodImpl(Inlined)] public static Vector512<float> PowerOfRoot(Vector512<float> numbers)
    {
        var lower = Vector512.Create(0x3F800000, 0x3F7ECD87, 0x3F7DAAC3, 0x3F7C980F, 0x3F7B95C2, 0x3F7AA43A, 0x3F79C3D3, 0x3F78F4F0, 0x3F7837F0, 0x3F778D3A, 0x3F76F532, 0x3F767043, 0x3F75FED7, 0x3F75A15B, 0x3F75583F, 0x3F7523F6);
        var upper = Vector512.Create(0x3F7504F3, 0x3F74FBAF, 0x3F7508A4, 0x3F752C4D, 0x3F75672A, 0x3F75B9BE, 0x3F76248C, 0x3F76A81E, 0x3F7744FD, 0x3F77FBB8, 0x3F78CCDF, 0x3F79B907, 0x3F7AC0C7, 0x3F7BE4BA, 0x3F7D257D, 0x3F7E83B3);
        return (Avx512F.PermuteVar16x32x2(lower, numbers.AsInt32(), upper) + Vector512.ShiftLeft(numbers.AsInt32(), 18)).AsSingle();
    }

    // In this order what is chosen if not negative becomes one masked instruction.
    [MethodImpl(Inlined)] public static Vector512<float> IfNegative(Vector512<float> sign, Vector512<float> yes, Vector512<float> no) =>
        Vector512.ConditionalSelect(Vector512.GreaterThanOrEqual(sign.AsInt32(), Vector512<int>.Zero).AsSingle(), no, yes);
    [MethodImpl(Inlined)] public static Vector512<float> IfAbove(Vector512<float> values, float limit, Vector512<float> yes, Vector512<float> no) =>
        Vector512.ConditionalSelect(Vector512.GreaterThan(values, Vector512.Create(limit)), yes, no);
    [MethodImpl(Inlined)] public static Vector512<float> IfZero(Vector512<float> values, Vector512<float> yes, Vector512<float> no) =>
        Vector512.ConditionalSelect(Vector512.Equals(values, Vector512<float>.Zero), yes, no);
    [MethodImpl(Inlined)] public static Vector512<float> FlipSign(Vector512<float> values, Vector512<float> sign) =>
        (values.AsInt32() ^ (sign.AsInt32() & Vector512.Create(int.MinValue))).AsSingle();

    [MethodImpl(Inlined)]
    public static double Sum(Vector512<float> values)
    {
        var (lower, upper) = Vector512.Widen(values);
        return Vector512.Sum(lower + upper);
    }

    [MethodImpl(Inlined)]
    public static double ProductOfOnePlus(Vector512<float> values)
    {
        var (lower, upper) = Vector512.Widen(values);
        var eight = lower + upper + (lower * upper);
        var four = eight.GetLower() + eight.GetUpper() + (eight.GetLower() * eight.GetUpper());
        var two = four.GetLower() + four.GetUpper() + (four.GetLower() * four.GetUpper());
        return two[0] + two[1] + (two[0] * two[1]);
    }
}
