using System.Runtime.CompilerServices;

namespace VaeLint.Kernels;

/// <summary>log(1 + e^−|a|) + |a|·(a &lt; 0 ? x : 1 − x): no difference of large numbers, in the value or in the gradient. First is the logits, second the target.</summary>
internal readonly unsafe struct BernoulliKernel : IRowKernel
{
    /// <summary>1 + e is at most 2, so that a product of this many, of 16 lanes, fits into a double.</summary>
    public static int VectorsPerSum => 56;

    public static float Padding => -1000f;

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static double Sum<TLanes, TVector>(in RowArguments arguments, nint start, nint end)
        where TLanes : struct, ILanes<TVector>
        where TVector : unmanaged
    {
        float* logits = arguments.First, targets = arguments.Second, gradients = arguments.FirstGradient;
        var (one, scale) = (TLanes.All(1f), TLanes.All(arguments.Scale));
        var (product, linear) = (TLanes.All(0f), TLanes.All(0f));
        for (; start < end; start += TLanes.Width)
        {
            var logit = TLanes.Load(logits + start);
            var target = TLanes.Load(targets + start);
            var negative = TLanes.NegativeMagnitude(logit);
            var tail = Exponential<TLanes, TVector>.OfNegative(negative);
            var onePlusTail = TLanes.Add(one, tail);

            // Not by 1 + e: what that rounds off a small e would grow with every vector.
            product = TLanes.MultiplyAdd(product, tail, TLanes.Add(product, tail));
            var miss = TLanes.IfNegative(logit, target, TLanes.Subtract(one, target));
            linear = TLanes.SubtractProduct(linear, negative, miss);
            if (gradients != null)
            {
                var slope = TLanes.Multiply(TLanes.Subtract(miss, TLanes.Divide(tail, onePlusTail)), scale);
                TLanes.Store(gradients + start, TLanes.FlipSign(slope, logit));
            }
        }

        return TLanes.Sum(linear) + LogOnePlus(TLanes.ProductOfOnePlus(product));
    }

    /// <summary>log(1 + s) without losing a small s.</summary>
    private static double LogOnePlus(double value)
    {
        var sum = 1.0 + value;
        return sum == 1.0 ? value : value > 1e15 ? Math.Log(value) : Math.Log(sum) * (value / (sum - 1.0));
    }
}
