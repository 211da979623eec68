using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace VaeLint.Kernels;

/// <summary>Decides whether a loss is computed by a kernel. Null means that libtorch has to compute it.</summary>
internal static unsafe class Dispatch
{
    /// <summary>Without libtorch's team one thread does the work of a kernel; more threads than this would do it faster in libtorch.</summary>
    private const int ThreadsThatOneKernelReplaces = 2;

    private const long SmallEnoughForOneThread = 32768;

    /// <summary>One value per row, with its gradients attached.</summary>
    public static Tensor? PerSample(RowTerm? term, int batchDims)
    {
        if (term is null || !Takes(term, batchDims))
        {
            return null;
        }

        var rows = (int)term.Rows(batchDims);
        using var values = new RowValues(rows);
        var trains = term.Trains;
        var gradients = term.Evaluate(rows, values.Pointer, 1.0 / rows, trains);
        var shape = new long[batchDims];
        for (var axis = 0; axis < batchDims; axis++)
        {
            shape[axis] = term.Parameters[0].size(axis);
        }

        var result = values.ToTensor(shape);
        return trains ? PrecomputedGradient.Attach(result, rows, 1f / rows, term.Parameters, gradients) : result;
    }

    /// <summary>mean_b (reconstruction + β·KL) with its gradients attached, and its parts.</summary>
    public static (Tensor Loss, Tensor Reconstruction, Tensor Kl, Tensor PerSample)? NegativeElbo(RowTerm? reconstruction, RowTerm kl, double beta)
    {
        if (reconstruction is null || !double.IsFinite(beta) || beta < 0 || !Takes(reconstruction, 1) || !Takes(kl, 1) || reconstruction.Rows(1) != kl.Rows(1))
        {
            return null;
        }

        var rows = (int)kl.Rows(1);
        using var losses = new RowValues(rows);
        using var divergences = new RowValues(rows);
        var trains = reconstruction.Trains || kl.Trains;
        var gradients = reconstruction.Evaluate(rows, losses.Pointer, 1.0 / rows, trains);
        gradients = [.. gradients, .. kl.Evaluate(rows, divergences.Pointer, beta / rows, trains)];
        var (meanLoss, meanKl) = (losses.Mean(), divergences.Mean());
        for (var row = 0; row < rows; row++)
        {
            losses.Pointer[row] += beta * divergences.Pointer[row];
        }

        var loss = NativeTensors.Scalar(losses.Mean());
        loss = trains ? PrecomputedGradient.Attach(loss, 1, 1f, [.. reconstruction.Parameters, .. kl.Parameters], gradients) : loss;
        return (loss, NativeTensors.Scalar(meanLoss), NativeTensors.Scalar(meanKl), losses.ToTensor([rows]));
    }

    private static bool Takes(RowTerm term, int batchDims) =>
        Switches.ManagedKernels && term.IsPlain(batchDims)
        && (OpenMpTeam.IsAvailable || get_num_threads() <= ThreadsThatOneKernelReplaces || term.Parameters[0].numel() < SmallEnoughForOneThread)
        && SelfTest.Passes;

    /// <summary>One double per row.</summary>
    private readonly ref struct RowValues(int rows)
    {
        public double* Pointer { get; } = (double*)NativeMemory.Alloc((nuint)rows, sizeof(double));

        /// <summary>In double, so that a sum beyond float32 whose mean fits is no ∞.</summary>
        public double Mean()
        {
            var sum = 0.0;
            for (var row = 0; row < rows; row++)
            {
                sum += Pointer[row];
            }

            return sum / rows;
        }

        public Tensor ToTensor(long[] shape)
        {
            var result = empty(shape, ScalarType.Float32, CPU);
            var destination = NativeTensors.Pointer(result);
            for (var row = 0; row < rows; row++)
            {
                destination[row] = (float)Pointer[row];
            }

            GC.KeepAlive(result);
            return result;
        }

        public void Dispose() => NativeMemory.Free(Pointer);
    }
}
