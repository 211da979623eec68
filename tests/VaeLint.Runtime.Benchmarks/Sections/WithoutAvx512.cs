using System.Diagnostics;
using System.Text.Json;
using VaeLint.Kernels;
using VaeLint.Runtime.Benchmarks.Problems;
using VaeLint.Runtime.Benchmarks.Report;

namespace VaeLint.Runtime.Benchmarks.Sections;

/// <summary>The objective in a process of its own, where neither .NET nor libtorch may use AVX-512.</summary>
internal static class WithoutAvx512
{
    public const string Argument = "--without-avx512";

    public const string Prefix = "AVX2 ";

    /// <summary>.NET 10 reads the first name, earlier versions the second.</summary>
    private static readonly (string Name, string Value)[] Environment = [("DOTNET_EnableAVX512", "0"), ("DOTNET_EnableAVX512F", "0"), ("ATEN_CPU_CAPABILITY", "avx2")];

    public static void Start(Findings findings, Options options)
    {
        if (!Lanes512.AreAvailable)
        {
            findings.Write("This machine has no AVX-512; all figures above are those of AVX2.");
            return;
        }

        var file = Path.GetTempFileName();
        try
        {
            var start = new ProcessStartInfo(System.Environment.ProcessPath!, [Argument, file, .. options.ForChild()]);
            foreach (var (name, value) in Environment)
            {
                start.Environment[name] = value;
            }

            using var child = Process.Start(start)!;
            child.WaitForExit();
            if (child.ExitCode != 0)
            {
                throw new InvalidOperationException($"the process without AVX-512 ended with {child.ExitCode}");
            }

            findings.Add(JsonSerializer.Deserialize<Findings>(File.ReadAllText(file))!);
        }
        finally
        {
            File.Delete(file);
        }
    }

    public static void RunChild(string file, Options options)
    {
        if (Lanes512.AreAvailable || !Lanes256.AreAvailable)
        {
            throw new InvalidOperationException("the kernels do not use AVX2 in this process");
        }

        var findings = new Findings();
        foreach (var shape in options.Shapes.Where(shape => shape.Name != "large"))
        {
            ObjectiveSection.Run(findings, shape, 1, options.Rounds, Prefix);
        }

        File.WriteAllText(file, JsonSerializer.Serialize(findings));
    }
}
