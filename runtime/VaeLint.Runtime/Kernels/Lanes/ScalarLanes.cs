using System.Runtime.CompilerServices;

namespace VaeLint.Kernels;

/// <summary>One element at a time, for machines without vectors that are supported.</summary>
internal readonly unsafe struct ScalarLanes : ILanes<float>
{
    public static int Width => 1;

    private const MethodImplOptions Inlined = MethodImplOptions.AggressiveInlining;

    [MethodImpl(Inlined)] public static float Load(float* source) => *source;
    [MethodImpl(Inlined)] public static void Store(float* destination, float values) => *destination = values;
    [MethodImpl(Inlined)] public static float All(float value) => value;
    [MethodImpl(Inlined)] public static float Add(float left, float right) => left + right;
    [MethodImpl(Inlined)] public static float Subtract(float left, float right) => left - right;
    [MethodImpl(Inlined)] public static float Multiply(float left, float right) => left * right;
    [MethodImpl(Inlined)] public static float Divide(float left, float right) => left / right;
    [MethodImpl(Inlined)] public static float MultiplyAdd(float left, float right, float addend) => MathF.FusedMultiplyAdd(left, right, addend);
    [MethodImpl(Inlined)] public static float SubtractProduct(float minuend, float left, float right) => MathF.FusedMultiplyAdd(-left, right, minuend);
    [MethodImpl(Inlined)] public static float AtLeast(float values, float lowest) => values < lowest ? lowest : values;
    [MethodImpl(Inlined)] public static float AtMost(float values, float highest) => values > highest ? highest : values;
    [MethodImpl(Inlined)] public static float NegativeMagnitude(float values) => -MathF.Abs(values);
    [MethodImpl(Inlined)] public static float Scale(float values, float exponents) => values * BitConverter.Int32BitsToSingle(Math.Max((int)exponents + 126, 0) << 23) * 2f;
    public static int Roots => 1;
    [MethodImpl(Inlined)] public static float PowerOfRoot(float numbers) => BitConverter.Int32BitsToSingle((BitConverter.SingleToInt32Bits(numbers) << 23) + 0x3F800000);
    [MethodImpl(Inlined)] public static float IfNegative(float sign, float yes, float no) => BitConverter.SingleToInt32Bits(sign) < 0 ? yes : no;
    [MethodImpl(Inlined)] public static float IfAbove(float values, float limit, float yes, float no) => values > limit ? yes : no;
    [MethodImpl(Inlined)] public static float IfZero(float values, float yes, float no) => values == 0 ? yes : no;
    [MethodImpl(Inlined)] public static float FlipSign(float values, float sign) => BitConverter.SingleToInt32Bits(sign) < 0 ? -values : values;
    [MethodImpl(Inlined)] public static double Sum(float values) => values;
    [MethodImpl(Inlined)] public static double ProductOfOnePlus(float values) => values;
}
