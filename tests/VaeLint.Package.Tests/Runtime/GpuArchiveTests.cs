using System.Diagnostics;
using System.Formats.Tar;
using System.IO.Compression;
using System.Text.RegularExpressions;
using VaeLint.Eng;

namespace VaeLint.Package.Tests.Runtime;

/// <summary>The archive for a machine with a GPU, unpacked and run here on the CPU, beside the libtorch of the TorchSharp-cpu package.</summary>
public sealed partial class GpuArchiveTests
{
    [Fact]
    public void Is_small_has_no_libtorch_and_passes_its_checks_on_the_CPU()
    {
        var archive = GpuArchive.Build(Repository.At(BuildFacts.RepositoryRoot));
        Assert.NotNull(archive);
        Assert.InRange(archive.Length, 1, GpuArchive.LargestSize);

        var folder = Directory.CreateTempSubdirectory("vaelint-gpu-").FullName;
        try
        {
            using (var packed = new GZipStream(archive.OpenRead(), CompressionMode.Decompress))
            {
                TarFile.ExtractToDirectory(packed, folder, overwriteFiles: false);
            }

            Assert.Equal(
                ["LICENSE", "TorchSharp.dll", "libLibTorchSharp.so", "native/ios_base_library_init.cpp", "native/libstdcxx.map", "native/prepare.sh", "run.sh", "vaelint-gpu"],
                Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Path.Combine(folder, "vaelint-gpu"), file).Replace('\\', '/')).Order(StringComparer.Ordinal));

            var (exitCode, output) = Run(folder, Libtorch());
            Assert.True(exitCode == 0, output);
            var total = Total().Match(output);
            Assert.True(total.Success, output);
            Assert.InRange(int.Parse(total.Groups[1].Value), 14, int.MaxValue);

            var (refused, reason) = Run(folder, folder);
            Assert.Equal((2, true), (refused, reason.Contains("has no libc10.so", StringComparison.Ordinal)));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Libtorch()
    {
        var package = Directory.EnumerateDirectories(Path.Combine(BuildFacts.PackageRoot, "libtorch-cpu-linux-x64")).Order(StringComparer.Ordinal).Last();
        return Path.Combine(package, "runtimes", "linux-x64", "native");
    }

    private static (int ExitCode, string Output) Run(string folder, string libtorch)
    {
        var start = new ProcessStartInfo(Path.Combine(folder, "vaelint-gpu", "run.sh"), [libtorch, "cpu"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + errors.GetAwaiter().GetResult());
    }

    [GeneratedRegex(@"^(\d+) checks on cpu, 0 failed$", RegexOptions.Multiline)]
    private static partial Regex Total();
}
