using System.Runtime.InteropServices;
using System.Text;

namespace VaeLint.Kernels.Fused;

/// <summary>Source compiled by the NVRTC that lies beside libtorch's other CUDA libraries, and launched through the driver on the default stream, which is the one libtorch uses.</summary>
internal sealed unsafe class CudaProgram
{
    /// <summary>CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MAJOR and _MINOR.</summary>
    private const int MajorVersion = 75;
    private const int MinorVersion = 76;

    private readonly delegate* unmanaged<nint, uint, uint, uint, uint, uint, uint, uint, nint, void**, void**, int> _launch;
    private readonly delegate* unmanaged<nint*, nint, byte*, int> _getFunction;
    private readonly delegate* unmanaged<nint, int> _enter;
    private readonly delegate* unmanaged<nint*, int> _leave;
    private readonly nint _context;
    private readonly nint _module;

    /// <summary>Throws where a library is missing or a call fails.</summary>
    public CudaProgram(string source, int deviceIndex)
    {
        var driver = NativeLibrary.Load("libcuda.so.1");
        nint Entry(string name) => NativeLibrary.GetExport(driver, name);
        _launch = (delegate* unmanaged<nint, uint, uint, uint, uint, uint, uint, uint, nint, void**, void**, int>)Entry("cuLaunchKernel");
        _getFunction = (delegate* unmanaged<nint*, nint, byte*, int>)Entry("cuModuleGetFunction");
        _enter = (delegate* unmanaged<nint, int>)Entry("cuCtxPushCurrent_v2");
        _leave = (delegate* unmanaged<nint*, int>)Entry("cuCtxPopCurrent_v2");
        var attribute = (delegate* unmanaged<int*, int, int, int>)Entry("cuDeviceGetAttribute");
        int device, major, minor;
        nint context, module, before;
        Check(((delegate* unmanaged<int*, int, int>)Entry("cuDeviceGet"))(&device, deviceIndex));
        Check(attribute(&major, MajorVersion, device));
        Check(attribute(&minor, MinorVersion, device));
        Check(((delegate* unmanaged<nint*, int, int>)Entry("cuDevicePrimaryCtxRetain"))(&context, device));
        _context = context;
        var image = Compile(source, $"--gpu-architecture=sm_{major}{minor}");
        Check(_enter(_context));
        fixed (byte* bytes = image)
        {
            var loaded = ((delegate* unmanaged<nint*, byte*, int>)Entry("cuModuleLoadData"))(&module, bytes);
            Check(_leave(&before));
            Check(loaded);
        }

        _module = module;
    }

    public nint Function(string name)
    {
        nint function, before;
        fixed (byte* text = Encoding.UTF8.GetBytes(name + "\0"))
        {
            Check(_enter(_context));
            var found = _getFunction(&function, _module, text);
            Check(_leave(&before));
            Check(found);
        }

        return function;
    }

    /// <summary>On any thread, whatever device is current there: libtorch's contexts are the primary ones.</summary>
    public void Launch(nint function, long blocks, void** arguments)
    {
        nint before;
        Check(_enter(_context));
        var launched = _launch(function, (uint)blocks, 1, 1, FusedSource.Threads, 1, 1, 0, 0, arguments, null);
        Check(_leave(&before));
        Check(launched);
    }

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
