using System.Runtime.CompilerServices;

namespace VaeLint.Kernels;

/// <summary>v + ((m − x)·e^−v/2)², twice the loss: the square comes last, as e^−v overflows first. First is the mean, second v = log σ², third the target.</summary>
internal readonly unsafe struct GaussianLogVarianceKernel : IRowKernel
{
    private const int VectorsPerSum = 32;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Sum<TLanes, TVector>(in RowArguments arguments, nint start, nint end)
        where TLanes : struct, ILanes<TVector>
        where TVector : unmanaged
    {
        float* means = arguments.First, logVariances = arguments.Second, targets = arguments.Third;
        float* meanGradients = arguments.FirstGradient, logVarianceGradients = arguments.SecondGradient;
        var (one, scale, halfScale) = (TLanes.All(1f), TLanes.All(arguments.Scale), TLanes.All(0.5f * arguments.Scale));
        var total = 0.0;
        while (start < end)
        {
            var stop = Math.Min(end, start + (VectorsPerSum * TLanes.Width));
            var sum = TLanes.All(0f);
            for (; start < stop; start += TLanes.Width)
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

            total += TLanes.Sum(sum);
        }

        return total;
    }
}
