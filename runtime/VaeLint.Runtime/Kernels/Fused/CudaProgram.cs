using System.Runtime.InteropServices;
using System.Text;

namespace VaeLint.Kernels.Fused;

/// <summary>Source compiled by the NVRTC that lies beside libtorch's other CUDA libraries, and launched through the driver on the default stream, which is the one libtorch uses.</summary>
internal sealed unsafe class CudaProgram
{
    private readonly delegate* unmanaged<nint, uint, uint, uint, uint, uint, uint, uint, nint, void**, void**, int> _launch;
    private readonly nint _module;
    private readonly delegate* unmanaged<nint*, nint, byte*, int> _getFunction;

    /// <summary>For the device that is current on the thread. Throws where a library is missing or a call fails.</summary>
    public CudaProgram(string source)
    {
        var driver = NativeLibrary.Load("libcuda.so.1");
        _launch = (delegate* unmanaged<nint, uint, uint, uint, uint, uint, uint, uint, nint, void**, void**, int>)NativeLibrary.GetExport(driver, "cuLaunchKernel");
        _getFunction = (delegate* unmanaged<nint*, nint, byte*, int>)NativeLibrary.GetExport(driver, "cuModuleGetFunction");
        var currentDevice = (delegate* unmanaged<int*, int>)NativeLibrary.GetExport(driver, "cuCtxGetDevice");
        var attribute = (delegate* unmanaged<int*, int, int, int>)NativeLibrary.GetExport(driver, "cuDeviceGetAttribute");
        int device, major, minor;
        Check(currentDevice(&device));
        Check(attribute(&major, 75, device));
        Check(attribute(&minor, 76, device));
        var image = Compile(source, $"--gpu-architecture=sm_{major}{minor}");
        nint module;
        fixed (byte* bytes = image)
        {
            Check(((delegate* unmanaged<nint*, byte*, int>)NativeLibrary.GetExport(driver, "cuModuleLoadData"))(&module, bytes));
        }

        _module = module;
    }

    public nint Function(string name)
    {
        nint function;
        fixed (byte* text = Encoding.UTF8.GetBytes(name + "\0"))
        {
            Check(_getFunction(&function, _module, text));
        }

        return function;
    }

    public void Launch(nint function, long blocks, void** arguments) => Check(_launch(function, (uint)blocks, 1, 1, FusedSource.Threads, 1, 1, 0, 0, arguments, null));

    private static byte[] Compile(string source, string architecture)
    {
        var library = NativeLibrary.Load(Path());
        nint program;
        fixed (byte* text = Encoding.UTF8.GetBytes(source + "\0"), option = Encoding.UTF8.GetBytes(architecture + "\0"))
        {
            var options = option;
            Check(((delegate* unmanaged<nint*, byte*, byte*, int, byte**, byte**, int>)NativeLibrary.GetExport(library, "nvrtcCreateProgram"))(&program, text, null, 0, null, null));
            Check(((delegate* unmanaged<nint, int, byte**, int>)NativeLibrary.GetExport(library, "nvrtcCompileProgram"))(program, 1, &options));
        }

        nuint size;
        Check(((delegate* unmanaged<nint, nuint*, int>)NativeLibrary.GetExport(library, "nvrtcGetCUBINSize"))(program, &size));
        var image = new byte[size];
        fixed (byte* bytes = image)
        {
            Check(((delegate* unmanaged<nint, byte*, int>)NativeLibrary.GetExport(library, "nvrtcGetCUBIN"))(program, bytes));
        }

        Check(((delegate* unmanaged<nint*, int>)NativeLibrary.GetExport(library, "nvrtcDestroyProgram"))(&program));
        return image;
    }

    private static string Path() =>
        File.ReadLines("/proc/self/maps").Select(line => line[Math.Max(line.IndexOf('/'), 0)..]).Where(line => line.Contains("/libcu", StringComparison.Ordinal) || line.Contains("/libtorch_cuda", StringComparison.Ordinal))
            .Select(line => System.IO.Path.GetDirectoryName(line)!).Distinct().Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "libnvrtc.so*")).FirstOrDefault() ?? "libnvrtc.so";

    private static void Check(int result)
    {
        if (result != 0)
        {
            throw new InvalidOperationException($"a call of CUDA failed with {result}");
        }
    }
}
