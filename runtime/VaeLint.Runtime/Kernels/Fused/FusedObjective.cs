using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace VaeLint.Kernels.Fused;

/// <summary>The whole objective of a Bernoulli decoder by one kernel. Null wherever it cannot be had.</summary>
internal sealed unsafe class FusedObjective
{
    private static readonly ConcurrentDictionary<int, FusedObjective?> Devices = new();
    private static readonly delegate* unmanaged<nint, void*> DataOf;
    private static readonly delegate* unmanaged<byte> GraphIsKept;

    private readonly CudaProgram _program;
    private readonly nint _forward;
    private readonly nint _scale;
    private readonly Tensor _counter;

    static FusedObjective()
    {
        if (NativeLibrary.TryLoad("LibTorchSharp", typeof(TorchSharp.torch).Assembly, null, out var glue) && NativeLibrary.TryGetExport(glue, "THSTensor_data", out var data))
        {
            DataOf = (delegate* unmanaged<nint, void*>)data;
        }

        if (NativeLibrary.TryLoad("libtorch_cpu.so", typeof(TorchSharp.torch).Assembly, null, out var library)
            && NativeLibrary.TryGetExport(library, "_ZN5torch8autograd33get_current_graph_task_keep_graphEv", out var kept))
        {
            GraphIsKept = (delegate* unmanaged<byte>)kept;
        }
    }

    private FusedObjective(Tensor input)
    {
        _program = new CudaProgram(FusedSource.Text, input.device_index);
        (_forward, _scale) = (_program.Function(FusedSource.Forward), _program.Function(FusedSource.Scale));
        _counter = input.new_zeros([1], ScalarType.Int32).DetachFromDisposeScope();
    }

    public static FusedObjective? For(Tensor input) => Devices.GetOrAdd(input.device_index, static (_, tensor) => Make(tensor), input);

    /// <summary>Gradients for an incoming one of 1.</summary>
    public (Tensor Loss, Tensor Reconstruction, Tensor Kl, Tensor PerSample, Tensor[] Gradients) Compute(Tensor logits, Tensor target, Tensor mean, Tensor logVariance, double beta)
    {
        using var without = no_grad();
        long rows = logits.size(0), columns = logits.numel() / rows, chunks = (columns + FusedSource.Chunk - 1) / FusedSource.Chunk;
        Tensor[] gradients = [empty_like(logits), empty_like(mean), empty_like(logVariance)];
        Tensor Scalar() => logits.new_empty([]);
        var (loss, reconstruction, kl, perSample) = (Scalar(), Scalar(), Scalar(), logits.new_empty([rows]));
        using var parts = logits.new_empty([(rows * chunks) + rows], ScalarType.Float64);
        Tensor[] tensors = [logits, target, mean, logVariance, .. gradients, perSample, loss, reconstruction, kl, parts, _counter];
        var pointers = stackalloc void*[tensors.Length];
        var arguments = stackalloc void*[tensors.Length + 5];
        for (var index = 0; index < tensors.Length; index++)
        {
            pointers[index] = DataOf(tensors[index].Handle);
            arguments[index] = &pointers[index];
        }

        var (latents, batch, per, weight) = ((int)(mean.numel() / rows), (int)rows, (int)chunks, (float)beta);
        void** numbers = arguments + tensors.Length;
        numbers[0] = &columns;
        numbers[1] = &latents;
        numbers[2] = &batch;
        numbers[3] = &per;
        numbers[4] = &weight;
        _program.Launch(_forward, rows * chunks, arguments);
        GC.KeepAlive(tensors);
        return (loss, reconstruction, kl, perSample, gradients);
    }

    /// <summary>Multiplies gradients in place where backward is their last use, and says whether it did. 1 costs nothing.</summary>
    public bool Scale(IReadOnlyList<Tensor> gradients, Tensor incoming)
    {
        if (GraphIsKept == null || GraphIsKept() != 0)
        {
            return false;
        }

        const int Most = 3;
        const int MostBlocks = 1056;
        var (data, counts) = (new nint[Most], new long[Most]);
        var arguments = stackalloc void*[(2 * Most) + 1];
        for (var index = 0; index < gradients.Count; index++)
        {
            (data[index], counts[index]) = ((nint)DataOf(gradients[index].Handle), gradients[index].numel());
        }

        fixed (nint* pointers = data)
        fixed (long* lengths = counts)
        {
            for (var index = 0; index < Most; index++)
            {
                arguments[index] = pointers + index;
                arguments[Most + index] = lengths + index;
            }

            var factor = DataOf(incoming.Handle);
            arguments[2 * Most] = &factor;
            _program.Launch(_scale, Math.Min((counts.Max() + FusedSource.Threads - 1) / FusedSource.Threads, MostBlocks), arguments);
        }

        return true;
    }

    private static FusedObjective? Make(Tensor input)
    {
        try
        {
            if (DataOf == null)
            {
                return null;
            }

            var made = new FusedObjective(input);
            if (made.Agrees(input))
            {
                return made;
            }

            Trace.TraceWarning("VaeLint: the fused kernel does not give the right numbers on this machine; libtorch computes the loss.");
        }
        catch (Exception failure)
        {
            Trace.TraceWarning($"VaeLint: the fused kernel does not run on this machine; libtorch computes the loss. {failure.Message}");
        }

        return null;
    }

    /// <summary>Once per device, against the closed forms in float64; the only time that the host waits.</summary>
    private bool Agrees(Tensor input)
    {
        const int Rows = 3;
        const double Beta = 0.5;
        using var without = no_grad();
        using var scope = NewDisposeScope();
        Tensor Values(int columns, double step) => arange(Rows * columns, ScalarType.Float32, input.device).mul(step).sin().mul(3).view(Rows, columns);
        var (logits, target, mean, logVariance) = (Values(9001, 1.7), Values(9001, 0.9).abs() / 3, Values(5, 1.1), Values(5, 2.3));
        var actual = Compute(logits, target, mean, logVariance, Beta);
        var (losses, slope) = ClosedForms.Bernoulli([logits.@double(), target.@double()]);
        var (divergences, slopes) = ClosedForms.StandardNormal([mean.@double(), logVariance.@double()]);
        var (reconstruction, kl) = (losses.sum() / Rows, divergences.sum() / (2 * Rows));
        return Near(actual.Loss, reconstruction + (Beta * kl)) && Near(actual.Reconstruction, reconstruction) && Near(actual.Kl, kl)
            && Near(actual.PerSample, losses.sum(1) + (divergences.sum(1) * (Beta / 2)))
            && Near(actual.Gradients[0], slope[0] / Rows) && Near(actual.Gradients[1], slopes[0] * (Beta / Rows)) && Near(actual.Gradients[2], slopes[1] * (Beta / Rows));
    }

    private static bool Near(Tensor actual, Tensor expected) => actual.@double().allclose(expected, rtol: 1e-5, atol: 1e-6);
}
