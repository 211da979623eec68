using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;

namespace VaeLint.Build.Tests;

/// <summary>A project folder with a compiled assembly and its source. The task does not ask which language it was.</summary>
internal sealed class CompiledProject : IDisposable
{
    public const string Loss = """
        using TorchSharp;
        using static TorchSharp.torch;

        public static class Losses
        {
            public static Tensor Total(Tensor reconstruction, Tensor target, Tensor mean, Tensor logVariance)
            {
                var likelihood = nn.functional.binary_cross_entropy(reconstruction, target);
                var divergence = -0.5 * (1 + logVariance - mean.pow(2) - logVariance.exp()).sum() / target.shape[0];
                return likelihood + divergence;
            }
        }
        """;

    public static readonly string WeightedLoss = Loss.Replace("return likelihood + divergence", "return likelihood + beta * divergence", StringComparison.Ordinal)
        .Replace("logVariance)\n", "logVariance, double beta)\n", StringComparison.Ordinal);

    private static readonly Lazy<IReadOnlyList<string>> ReferencePaths = new(() =>
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Append(typeof(TorchSharp.torch).Assembly.Location).Distinct(StringComparer.Ordinal)]);

    public CompiledProject(string source = Loss, bool symbols = true)
    {
        Folder = Directory.CreateTempSubdirectory("vaelint-task-").FullName;
        Compile(source, symbols);
    }

    public string Folder { get; }

    public ITaskItem[] References { get; } = [.. ReferencePaths.Value.Select(path => (ITaskItem)new TaskItem(path))];

    public string Assembly => Path.Combine(Folder, "App.dll");

    public string Source => Path.Combine(Folder, "Losses.cs");

    public string Cache => Path.Combine(Folder, "App.vaelint.cache");

    public void Compile(string source, bool symbols = true)
    {
        File.WriteAllText(Source, source);
        var tree = CSharpSyntaxTree.ParseText(SourceText.From(source, System.Text.Encoding.UTF8), path: Source);
        var compilation = CSharpCompilation.Create(
            "App", [tree], ReferencePaths.Value.Select(path => MetadataReference.CreateFromFile(path)), new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, deterministic: true));
        using var image = File.Create(Assembly);
        using var pdb = symbols ? File.Create(Path.ChangeExtension(Assembly, ".pdb")) : null;
        var result = compilation.Emit(image, pdb, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb));
        Assert.True(result.Success, string.Join("\n", result.Diagnostics));
    }

    public CompiledProject Write(string file, params string[] lines)
    {
        File.WriteAllLines(Path.Combine(Folder, file), lines);
        return this;
    }

    /// <summary>One build: a task is made anew every time.</summary>
    public (bool Succeeded, RecordingEngine Engine) Build(Action<VaeLintTask>? settings = null)
    {
        var engine = new RecordingEngine();
        var task = new VaeLintTask
        {
            BuildEngine = engine,
            Assembly = "App.dll",
            ProjectDirectory = Folder,
            References = References,
            Sources = [new TaskItem(Source)],
            CacheFile = "App.vaelint.cache",
        };
        settings?.Invoke(task);
        return (task.Execute(), engine);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
