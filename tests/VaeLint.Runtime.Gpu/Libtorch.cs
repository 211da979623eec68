using System.Runtime.InteropServices;

namespace VaeLint.Runtime.Gpu;

/// <summary>Loads an installed libtorch, for example the one of a Python installation, before TorchSharp asks for one.</summary>
internal static class Libtorch
{
    /// <summary>The version of libtorch that the pinned TorchSharp was built for.</summary>
    private const string BuiltFor = "2.10";

    /// <summary>In the order of their dependencies; those of CUDA are missing in a build for the CPU.</summary>
    private static readonly (string File, bool Required)[] Libraries =
    [
        ("libc10.so", true),
        ("libtorch_cpu.so", true),
        ("libc10_cuda.so", false),
        ("libtorch_cuda.so", false),
        ("libtorch.so", true),
    ];

    /// <summary>Null, or what is wrong and what to do.</summary>
    public static string? Load(string folder)
    {
        foreach (var (file, required) in Libraries)
        {
            var path = Path.Combine(folder, file);
            if (File.Exists(path))
            {
                if (TryLoad(path) is { } failure)
                {
                    return failure;
                }
            }
            else if (required)
            {
                return $"{folder} has no {file}. Name the folder that holds libtorch; for a Python installation that is the folder lib of the package torch.";
            }
        }

        return TryLoad(Path.Combine(AppContext.BaseDirectory, "libLibTorchSharp.so")) is { } mismatch
            ? $"{mismatch}\nTorchSharp {typeof(TorchSharp.torch).Assembly.GetName().Version!.ToString(3)} was built for libtorch {BuiltFor}: another libtorch may lack what it calls."
            : null;
    }

    private static string? TryLoad(string path)
    {
        try
        {
            NativeLibrary.Load(path);
            return null;
        }
        catch (DllNotFoundException failure)
        {
            return failure.Message;
        }
    }
}
