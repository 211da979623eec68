using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;
using VaeLint.Core;
using VaeLint.Core.Rules;
using VaeLint.IL;

namespace VaeLint.Torch.Tests.Styles;

/// <summary>The programs as F#: one file each, compiled together by the SDK's compiler, run once, analysed from their IL as in a user's build.</summary>
internal sealed class FSharpStyles : IDisposable
{
    private readonly List<string> _broken = [];
    private IReadOnlyList<StyleProgram> _programs;
    private readonly string _folder = Directory.CreateTempSubdirectory("vaelint-styles-").FullName;
    private readonly string _assembly;
    private string[] _files;
    private readonly string[] _references;

    public FSharpStyles(IReadOnlyList<StyleProgram> programs)
    {
        _programs = [.. programs.Where(program => program.FSharp is not null)];
        _assembly = Path.Combine(_folder, "Styles.FSharp.dll");
        _files = [.. _programs.Select(program => Path.Combine(_folder, program.Name + ".fs"))];
        _references =
        [
            .. Directory.EnumerateFiles(RuntimeEnvironment.GetRuntimeDirectory(), "System*.dll"), Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "netstandard.dll"),
            typeof(TorchSharp.torch).Assembly.Location, typeof(Microsoft.FSharp.Core.FSharpOption<>).Assembly.Location,
        ];
        foreach (var (program, file) in _programs.Zip(_files))
        {
            File.WriteAllText(file, program.FSharp);
        }

        // The compiler names the errors of one phase at a time.
        while (Compile() is { Count: > 0 } errors)
        {
            _broken.AddRange(errors.Values);
            _programs = [.. _programs.Where(program => !errors.ContainsKey(program.Name))];
            _files = [.. _programs.Select(program => Path.Combine(_folder, program.Name + ".fs"))];
        }
    }

    /// <summary>Every program that does not weigh what it was constructed to weigh: a mistake of the generator.</summary>
    public IEnumerable<string> Mistakes()
    {
        var types = StyleEntry.TypesOf(new AssemblyLoadContext("Styles.FSharp", isCollectible: true).LoadFromStream(new MemoryStream(File.ReadAllBytes(_assembly))));
        return _broken.Concat(StyleRun.Mistakes(_programs, types, program => program.FSharp!));
    }

    public IReadOnlyList<StyleVerdict> Verdicts(CancellationToken cancellation)
    {
        using var program = IlProgram.Open(_assembly, _references, _files, cancellation)!;
        var analysis = new LossAnalysis(program);
        var findings = program.Roots(analysis, cancellation)
            .SelectMany(root => analysis.Analyze(root, cancellation))
            .Where(finding => finding.Rule.IsEnabledByDefault)
            .ToLookup(finding => Path.GetFileNameWithoutExtension(finding.Primary.File), finding => new StyleFinding(finding.RuleId, finding.Properties.GetValueOrDefault(FindingProperties.EffectiveBeta), finding.Message));
        var methods = program.Methods().ToLookup(method => method.FullName.Split('.', '+', '/').ElementAtOrDefault(1) ?? "");
        return [.. _programs.Select(styled => StyleVerdict.Of(styled, [.. findings[styled.Name]], () =>
            [.. methods[styled.Name].Select(program.GetBody).OfType<Core.Ir.IrBody>().SelectMany(body => RawAnalysis.Of(program, body, cancellation).Objectives)]))];
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>The first error of every program that does not compile.</summary>
    private Dictionary<string, string> Compile()
    {
        var compiler = Path.Combine(typeof(FSharpStyles).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "FSharpDirectory").Value!, "fsc.dll");
        var response = Path.Combine(_folder, "fsc.rsp");
        File.WriteAllLines(response,
        [
            "--nologo", "--noframework", "--targetprofile:netcore", "--target:library", "--nowarn:57,3370,988", "--optimize+", "--debug:portable",
            .. _references.Select(path => "-r:" + path),
            "-o:" + _assembly,
            .. _files,
        ]);
        var start = new ProcessStartInfo("dotnet", [compiler, "@" + response]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var reading = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd() + reading.GetAwaiter().GetResult();
        process.WaitForExit();
        if (process.ExitCode == 0)
        {
            return [];
        }

        var errors = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in output.Split('\n').Where(line => line.Contains(": error ", StringComparison.Ordinal) && line.Contains(".fs(", StringComparison.Ordinal)))
        {
            errors.TryAdd(Path.GetFileNameWithoutExtension(line[..line.IndexOf('(', StringComparison.Ordinal)]), line[(_folder.Length + 1)..]);
        }

        return errors.Count > 0 ? errors : throw new InvalidOperationException(output);
    }
}
