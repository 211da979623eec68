using System.Runtime.InteropServices;

namespace VaeLint.Runtime.Benchmarks.Launches;

/// <summary>libtorch's own observer of operators (at::addGlobalCallback), found by its exported name. Linux only; null where the name is missing.</summary>
internal static unsafe class OperatorHook
{
    private static delegate* unmanaged<nint, nint> _nameOf;

    /// <summary>Runs the action and returns the operators that it called, each with what it called itself.</summary>
    public static IReadOnlyList<OperatorCall>? Record(Action action)
    {
        if (!NativeLibrary.TryLoad("libtorch_cpu.so", typeof(TorchSharp.torch).Assembly, null, out var library)
            || !NativeLibrary.TryGetExport(library, "_ZN2at17addGlobalCallbackENS_22RecordFunctionCallbackE", out var add)
            || !NativeLibrary.TryGetExport(library, "_ZN2at14removeCallbackEm", out var remove)
            || !NativeLibrary.TryGetExport(library, "_ZNK2at14RecordFunction4nameEv", out var nameOf))
        {
            return null;
        }

        _nameOf = (delegate* unmanaged<nint, nint>)nameOf;
        OperatorCall.Root = new OperatorCall("", []);
        var observer = new Observer { Start = &Start, End = &End, Probability = 1 };
        observer.Scopes[0] = 1;
        var handle = ((delegate* unmanaged<Observer, ulong>)add)(observer);
        try
        {
            action();
        }
        finally
        {
            ((delegate* unmanaged<ulong, void>)remove)(handle);
        }

        return OperatorCall.Root.Children;
    }

    /// <summary>Returns an empty std::unique_ptr, whose memory is the hidden first argument.</summary>
    [UnmanagedCallersOnly]
    private static nint Start(nint* result, nint function)
    {
        OperatorCall.Enter(Marshal.PtrToStringUTF8(_nameOf(function)) ?? "");
        *result = 0;
        return (nint)result;
    }

    [UnmanagedCallersOnly]
    private static void End(nint function, nint context) => OperatorCall.Leave();

    /// <summary>at::RecordFunctionCallback.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct Observer
    {
        public delegate* unmanaged<nint*, nint, nint> Start;
        public delegate* unmanaged<nint, nint, void> End;
        public double Probability;
        public fixed byte Scopes[10];
        public byte NeedsInputs;
        public byte NeedsOutputs;
        public byte NeedsIds;
    }
}
