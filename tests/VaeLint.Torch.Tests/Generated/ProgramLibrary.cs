using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TorchSharp;
using VaeLint.Corpus;
using VaeLint.Torch.Tests.Oracle;
using static TorchSharp.torch;

namespace VaeLint.Torch.Tests.Generated;

/// <summary>The generated programs as one compilation and as one loaded assembly.</summary>
internal sealed class ProgramLibrary
{
    private const int ProgramsPerClass = 100;

    private static readonly Sizes[] Vectors = [new(5, [29], [7]), new(11, [37], [13])];
    private static readonly Sizes[] Images = [new(5, [3, 17, 19], [7]), new(11, [2, 23, 31], [13])];

    private readonly Dictionary<string, MethodInfo> _methods;
    private readonly Lazy<Dictionary<string, LossMeasurement[]>> _measurements;

    private ProgramLibrary(IReadOnlyList<GeneratedProgram> programs)
    {
        Programs = programs;
        Compilation = Compile(programs);
        using var image = new MemoryStream();
        var emitted = Compilation.Emit(image);
        if (!emitted.Success)
        {
            throw new InvalidOperationException("A generated program does not compile: " + string.Join(Environment.NewLine, emitted.Diagnostics.Take(10)));
        }

        image.Position = 0;
        _methods = AssemblyLoadContext.Default.LoadFromStream(image).GetTypes()
            .Where(type => type.IsPublic)
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static))
            .ToDictionary(method => method.Name, StringComparer.Ordinal);
        _measurements = new(() => Programs.ToDictionary(program => program.Name, Measure, StringComparer.Ordinal));
    }

    /// <summary>All programs; built once per process.</summary>
    public static Lazy<ProgramLibrary> Instance { get; } = new(() => new ProgramLibrary(ProgramComposer.Compose(2000)));

    public IReadOnlyList<GeneratedProgram> Programs { get; }

    public CSharpCompilation Compilation { get; }

    /// <summary>Every program, run at two sets of sizes. All sizes change at once: they are distinct primes, so a wrong power cannot hide behind another.</summary>
    public IReadOnlyDictionary<string, LossMeasurement[]> Measurements => _measurements.Value;

    private LossMeasurement[] Measure(GeneratedProgram program) =>
        SizesOf(program).Select(sizes => LossMeasurement.At(Case(program, _methods[program.Name]), sizes, isDeterministic: true)).ToArray();

    public static IReadOnlyList<Sizes> SizesOf(GeneratedProgram program) => program.EventRank == 1 ? Vectors : Images;

    /// <summary>The program as the oracle calls it: each parameter is the input of its name.</summary>
    public static CorpusCase Case(GeneratedProgram program, MethodInfo method)
    {
        var names = method.GetParameters().Select(parameter => parameter.Name!).ToArray();
        return new CorpusCase(program.Name, program.Likelihood, io => (Tensor)method.Invoke(null, names.Select(name => Input(io, name)).ToArray())!) { EventRank = program.EventRank };
    }

    private static object Input(LossInputs io, string name) => name switch
    {
        "recon" => io.Reconstruction,
        "logits" => io.Logits,
        "x" => io.Target,
        "mu" => io.Mean,
        "logvar" => io.LogVariance,
        "sigma" => io.StandardDeviation,
        "logSigma" => io.LogStandardDeviation,
        "beta" => (object)ProgramComposer.Beta,
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "no such input"),
    };

    private static CSharpCompilation Compile(IReadOnlyList<GeneratedProgram> programs)
    {
        var trees = programs.Chunk(ProgramsPerClass).Select((chunk, index) => CSharpSyntaxTree.ParseText(Source(index, chunk), path: $"Programs{index}.cs"));
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal) || Path.GetFileName(path) is "TorchSharp.dll" or "netstandard.dll")
            .Select(path => MetadataReference.CreateFromFile(path));
        return CSharpCompilation.Create("GeneratedPrograms", trees, references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
    }

    private static string Source(int index, IEnumerable<GeneratedProgram> programs) =>
        $$"""
        using TorchSharp;
        using static TorchSharp.torch;
        using F = TorchSharp.torch.nn.functional;
        using Reduction = TorchSharp.torch.nn.Reduction;

        namespace Generated;

        public static class Programs{{index}}
        {
        {{string.Join('\n', programs.Select(program => program.Source))}}
        }

        """;
}
