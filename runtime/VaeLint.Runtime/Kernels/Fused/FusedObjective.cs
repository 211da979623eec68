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

    private readonly CudaProgram _program = new(FusedSource.Text);
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

        var factor = DataOf(incoming.Handle);
        var arguments = stackalloc void*[3];
        foreach (var gradient in gradients)
        {
            var data = DataOf(gradient.Handle);
            var count = gradient.numel();
            arguments[0] = &data;
            arguments[1] = &count;
            arguments[2] = &factor;
            _program.Launch(_scale, Math.Min((count + FusedSource.Threads - 1) / FusedSource.Threads, 1056), arguments);
        }

        return true;
    }

    private static FusedObjective? Make(Tensor input)
    {
        try
        {
            return DataOf == null ? null : new FusedObjective(input);
        }
        catch (Exception failure)
        {
            Trace.TraceWarning($"VaeLint: the fused kernel does not run on this machine; libtorch computes the loss. {failure.Message}");
            return null;
        }
    }
}
