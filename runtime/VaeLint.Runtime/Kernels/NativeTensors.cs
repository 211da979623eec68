using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace VaeLint.Kernels;

/// <summary>The memory of tensors that were found to be contiguous float32 on CPU. The caller keeps the tensor alive while it uses the pointer.</summary>
internal static unsafe class NativeTensors
{
    private const long HugePagesFrom = 32L << 20;

    /// <summary>MADV_HUGEPAGE.</summary>
    private const int HugePageAdvice = 14;

    public static float* Pointer(Tensor tensor) => (float*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(tensor.bytes));

    /// <summary>Memory for a gradient. Linux is asked for huge pages where the memory is large: page faults would cost more than the whole loss.</summary>
    public static Tensor NewGradient(Tensor input)
    {
        var gradient = empty_like(input);
        var size = gradient.numel() * sizeof(float);
        if (size >= HugePagesFrom && OperatingSystem.IsLinux() && Switches.HugePages)
        {
            var page = (nuint)Environment.SystemPageSize;
            var start = ((nuint)Pointer(gradient) + page - 1) / page * page;
            var end = ((nuint)Pointer(gradient) + (nuint)size) / page * page;
            _ = Advise((void*)start, end - start, HugePageAdvice);
        }

        return gradient;
    }

    public static Tensor Of(ReadOnlySpan<double> values, long[] shape)
    {
        var result = empty(shape, ScalarType.Float32, CPU);
        var destination = Pointer(result);
        for (var index = 0; index < values.Length; index++)
        {
            destination[index] = (float)values[index];
        }

        GC.KeepAlive(result);
        return result;
    }

    [DllImport("libc", EntryPoint = "madvise")]
    private static extern int Advise(void* address, nuint length, int advice);
}
