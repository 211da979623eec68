using System.Runtime.CompilerServices;
using TorchSharp;
using static TorchSharp.torch;

namespace VaeLint.Kernels;

/// <summary>Decides whether a loss is computed by a kernel. Null means that libtorch has to compute it.</summary>
internal static class Dispatch
{
    /// <summary>Without libtorch's team one thread does the work of a kernel; more threads than this would do it faster in libtorch.</summary>
    private const int ThreadsThatOneKernelReplaces = 2;

    /// <summary>One block of the fused kernel adds up the rows.</summary>
    private const long MostFusedRows = 16384;

    private const long SmallEnoughForOneThread = 32768;

    /// <summary>More rows are for the heap.</summary>
    private const int MostRowsOnStack = 512;

    /// <summary>One value per row, with its gradients attached.</summary>
    [SkipLocalsInit]
    public static Tensor? PerSample(RowTerm? term, int batchDims)
    {
        if (term is null || !Takes(term, batchDims))
        {
            return term is not null && TakesOnDevice(term, batchDims) ? PerSampleOnDevice(term, batchDims) : null;
        }

        var rows = (int)term.Rows(batchDims);
        var values = (rows <= MostRowsOnStack ? stackalloc double[MostRowsOnStack] : new double[rows])[..rows];
        var gradients = term.Trains ? new Tensor[term.Parameters.Length] : [];
        term.Evaluate(values, 1.0 / rows, gradients);
        var shape = new long[batchDims];
        for (var axis = 0; axis < batchDims; axis++)
        {
            shape[axis] = term.Parameters[0].size(axis);
        }

        var result = NativeTensors.Of(values, shape);
        return gradients.Length > 0 ? PrecomputedGradient.Attach(result, rows, 1f / rows, term.Parameters, gradients) : result;
    }

    /// <summary>mean_b (reconstruction + β·KL) with its gradients attached, and its parts.</summary>
    [SkipLocalsInit]
    public static (Tensor Loss, Tensor Reconstruction, Tensor Kl, Tensor PerSample)? NegativeElbo(RowTerm? reconstruction, RowTerm kl, double beta)
    {
        if (reconstruction is { IsBernoulli: true } && Switches.FusedKernel && double.IsFinite(beta) && beta >= 0 && kl.Rows(1) <= MostFusedRows
            && TakesOnDevice(reconstruction, 1) && TakesOnDevice(kl, 1) && Fused.FusedObjective.For(kl.Inputs[0]) is { } fused)
        {
            var (total, data, divergence, rows, slopes) = fused.Compute(reconstruction.Inputs[0], reconstruction.Inputs[1], kl.Inputs[0], kl.Inputs[1], beta);
            return (PrecomputedGradient.Attach(total, 1, 1, [.. reconstruction.Parameters, .. kl.Parameters], slopes, fused), data, divergence, rows);
        }

        if (reconstruction is null || !double.IsFinite(beta) || beta < 0 || !Takes(reconstruction, 1) || !Takes(kl, 1) || reconstruction.Rows(1) != kl.Rows(1))
        {
            return null;
        }

        var count = (int)kl.Rows(1);
        var both = count <= MostRowsOnStack ? stackalloc double[2 * MostRowsOnStack] : new double[2 * count];
        var losses = both[..count];
        var divergences = both.Slice(count, count);
        Tensor[] parameters = [.. reconstruction.Parameters, .. kl.Parameters];
        var gradients = reconstruction.Trains || kl.Trains ? new Tensor[parameters.Length] : [];
        var own = gradients.Length > 0 ? reconstruction.Parameters.Length : 0;
        var meanLoss = reconstruction.Evaluate(losses, 1.0 / count, gradients.AsSpan(0, own));
        var meanKl = kl.Evaluate(divergences, beta / count, gradients.AsSpan(own));
        for (var row = 0; row < count; row++)
        {
            losses[row] += beta * divergences[row];
        }

        var loss = NativeTensors.Of([meanLoss + (beta * meanKl)], []);
        loss = gradients.Length > 0 ? PrecomputedGradient.Attach(loss, 1, 1f, parameters, gradients) : loss;
        return (loss, NativeTensors.Of([meanLoss], []), NativeTensors.Of([meanKl], []), NativeTensors.Of(losses, [count]));
    }

    /// <summary>Autograd keeps the gradients and none of the elements, and walks no operator of the loss in backward.</summary>
    private static Tensor PerSampleOnDevice(RowTerm term, int batchDims)
    {
        var result = term.EvaluateOnDevice(batchDims, out var unit, out var gradients);
        return PrecomputedGradient.Attach(result, (int)term.Rows(batchDims), unit, term.Parameters, gradients);
    }

    private static bool TakesOnDevice(RowTerm term, int batchDims) => Switches.DeviceGradients && term.IsPlain(batchDims, DeviceType.CUDA) && term.Trains;

    private static bool Takes(RowTerm term, int batchDims) =>
        Switches.ManagedKernels && term.IsPlain(batchDims, DeviceType.CPU)
        && (OpenMpTeam.IsAvailable || get_num_threads() <= ThreadsThatOneKernelReplaces || term.Parameters[0].numel() < SmallEnoughForOneThread)
        && SelfTest.Passes;
}
