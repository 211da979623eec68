using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using VaeLint.Corpus;
using VaeLint.CSharp.CodeFixes;
using VaeLint.Torch.Tests.Infrastructure;
using VaeLint.Torch.Tests.Oracle;

namespace VaeLint.Torch.Tests.Fixes;

/// <summary>The corpus with every loss repaired in one way, compiled and loaded beside the original.</summary>
internal sealed class RepairedCorpus
{
    // Other names than the original's, so that its extension methods do not compete.
    private const string OriginalNamespace = "VaeLint.Corpus.";
    private const string Namespace = "VaeLint.RepairedCorpus.";

    private const string Usings =
        "global using VaeLint.Corpus; global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;";

    private static readonly CSharpParseOptions Options = new(LanguageVersion.Preview);

    private static readonly MetadataReference[] References = [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
        .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal) || Path.GetFileName(path) is "TorchSharp.dll" or "netstandard.dll" or "VaeLint.Corpus.dll")
        .Select(path => MetadataReference.CreateFromFile(path))];

    private readonly Dictionary<string, Type> _runs;

    private RepairedCorpus(IReadOnlyList<string> changed, int repaired, int refused, Assembly assembly)
    {
        Changed = changed;
        Repaired = repaired;
        Refused = refused;
        _runs = assembly.GetTypes().Where(type => type.Name == "Run").ToDictionary(type => type.Namespace![Namespace.Length..], StringComparer.Ordinal);
    }

    public static Lazy<Task<RepairedCorpus>> Balanced { get; } = new(() => CreateAsync(FixKind.Balance));

    public static Lazy<Task<RepairedCorpus>> WithExplicitBeta { get; } = new(() => CreateAsync(FixKind.ExplicitBeta));

    /// <summary>Names of the files in which something was repaired and that can be run.</summary>
    public IReadOnlyList<string> Changed { get; }

    public int Repaired { get; }

    public int Refused { get; }

    public IReadOnlyList<CorpusCase> Cases(string file) =>
        (CorpusCase[])_runs[file].GetProperty("Cases", BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!.GetValue(null)!;

    private static async Task<RepairedCorpus> CreateAsync(FixKind kind)
    {
        var trees = new List<SyntaxTree>();
        var (changed, repaired, refused) = (new List<string>(), 0, 0);
        foreach (var (name, path) in CorpusLibrary.Files.OrderBy(file => file.Key, StringComparer.Ordinal))
        {
            var original = Compile(name, [Parse(path)]);
            var (compilation, count, left) = await Repairs.AllAsync(original, path, kind);
            (repaired, refused) = (repaired + count, refused + left);
            trees.Add(Parse(path, compilation.SyntaxTrees.Single(t => t.FilePath == path).ToString()));
            if (CorpusLibrary.Runs.ContainsKey(name))
            {
                trees.Add(Parse(Path.ChangeExtension(path, ".Run.cs")));
                if (count > 0)
                {
                    changed.Add(name);
                }
            }
        }

        return new RepairedCorpus(changed, repaired, refused, Load(Compile(kind == FixKind.Balance ? "BalancedCorpus" : "ExplicitCorpus", trees)));
    }

    private static Assembly Load(CSharpCompilation compilation)
    {
        using var image = new MemoryStream();
        var emitted = compilation.Emit(image);
        if (!emitted.Success)
        {
            throw new InvalidOperationException("A repaired loss does not compile: " + string.Join(Environment.NewLine, emitted.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Take(10)));
        }

        image.Position = 0;
        return AssemblyLoadContext.Default.LoadFromStream(image);
    }

    private static CSharpCompilation Compile(string name, IEnumerable<SyntaxTree> trees) =>
        CSharpCompilation.Create(
            name.Replace('.', '_'),
            [CSharpSyntaxTree.ParseText(Usings, Options, "Usings.cs"), .. trees],
            References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Annotations));

    private static SyntaxTree Parse(string path, string? text = null) =>
        CSharpSyntaxTree.ParseText(Renamed(text ?? File.ReadAllText(path)), Options, path, cancellationToken: TestContext.Current.CancellationToken);

    private static string Renamed(string text) =>
        text.Replace(OriginalNamespace, Namespace, StringComparison.Ordinal).Replace($"{Namespace}{nameof(Likelihood)}.", $"{OriginalNamespace}{nameof(Likelihood)}.", StringComparison.Ordinal);
}
