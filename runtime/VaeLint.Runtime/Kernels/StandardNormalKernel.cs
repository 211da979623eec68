using System.Runtime.CompilerServices;

namespace VaeLint.Kernels;

/// <summary>μ² + (e^v − 1 − v), twice the divergence. First is μ, second v = log σ². Every vector is summed in double: one latent variable can hold more than all others together.</summary>
internal readonly unsafe struct StandardNormalKernel : IRowKernel
{
    public static int VectorsPerSum => 4096;

    public static float Padding => 0f;

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static double Sum<TLanes, TVector>(in RowArguments arguments, nint start, nint end)
        where TLanes : struct, ILanes<TVector>
        where TVector : unmanaged
    {
        float* means = arguments.First, logVariances = arguments.Second;
        float* meanGradients = arguments.FirstGradient, logVarianceGradients = arguments.SecondGradient;
        var (scale, halfScale) = (TLanes.All(arguments.Scale), TLanes.All(0.5f * arguments.Scale));
        var total = 0.0;
        for (; start < end; start += TLanes.Width)
        {
            var mean = TLanes.Load(means + start);
            var minusOne = Exponential<TLanes, TVector>.MinusOne(TLanes.Load(logVariances + start), out var beyondLinear);
            total += TLanes.Sum(TLanes.MultiplyAdd(mean, mean, beyondLinear));
            if (meanGradients != null)
            {
                TLanes.Store(meanGradients + start, TLanes.Multiply(mean, scale));
                TLanes.Store(logVarianceGradients + start, TLanes.Multiply(minusOne, halfScale));
            }
        }

        return total;
    }
}
