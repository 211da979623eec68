using System.Runtime.CompilerServices;

namespace VaeLint.Kernels;

/// <summary>v + ((m − x)·e^−v/2)², twice the loss: the square comes last, as e^−v overflows first. First is the mean, second v = log σ², third the target.</summary>
internal readonly unsafe struct GaussianLogVarianceKernel : IRowKernel
{
    public static int VectorsPerSum => 32;

    public static float Padding => 0f;

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static double Sum<TLanes, TVector>(in RowArguments arguments, nint start, nint end)
        where TLanes : struct, ILanes<TVector>
        where TVector : unmanaged
    {
        float* means = arguments.First, logVariances = arguments.Second, targets = arguments.Third;
        float* meanGradients = arguments.FirstGradient, logVarianceGradients = arguments.SecondGradient;
        var (one, scale, halfScale, sum) = (TLanes.All(1f), TLanes.All(arguments.Scale), TLanes.All(0.5f * arguments.Scale), TLanes.All(0f));
        for (; start < end; start += TLanes.Width)
        {
            var logVariance = TLanes.Load(logVariances + start);
            var weight = Exponential<TLanes, TVector>.Of(TLanes.Multiply(logVariance, TLanes.All(-0.5f)));
            var error = TLanes.Multiply(TLanes.Subtract(TLanes.Load(means + start), TLanes.Load(targets + start)), weight);
            sum = TLanes.Add(sum, TLanes.MultiplyAdd(error, error, logVariance));
            if (meanGradients != null)
            {
                TLanes.Store(meanGradients + start, TLanes.Multiply(TLanes.Multiply(error, weight), scale));
                TLanes.Store(logVarianceGradients + start, TLanes.Multiply(TLanes.SubtractProduct(one, error, error), halfScale));
            }
        }

        return TLanes.Sum(sum);
    }
}
