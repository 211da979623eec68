using System.Collections.Concurrent;
using TorchSharp;
using static TorchSharp.torch;

namespace VaeLint.Tensors;

/// <summary>Which functions have seen good values once. Reading values costs a pass on CPU and a synchronisation elsewhere, so each function does it until it passes once, on CPU only.</summary>
internal static class FirstCallChecks
{
    private static readonly ConcurrentDictionary<string, bool> Seen = new();

    public static bool AreDue(string function, Tensor tensor) =>
        !Seen.ContainsKey(function) && tensor.device_type == DeviceType.CPU && tensor.numel() > 0;

    public static void Passed(string function) => Seen.TryAdd(function, true);

    /// <summary>The next call of every function is its first again.</summary>
    public static void Forget() => Seen.Clear();
}
