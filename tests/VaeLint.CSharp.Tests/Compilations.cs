using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace VaeLint.CSharp.Tests;

/// <summary>Compilations against the framework's reference assemblies and TorchSharp's metadata; nothing native is loaded.</summary>
internal static class Compilations
{
    /// <summary>Usings as a project with implicit usings has them, and those that every TorchSharp file starts with.</summary>
    public const string Usings =
        """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using TorchSharp;
        global using TorchSharp.Modules;
        global using static TorchSharp.torch;
        global using static TorchSharp.torch.nn;
        global using F = TorchSharp.torch.nn.functional;
        """;

    private static readonly Lazy<IReadOnlyList<MetadataReference>> FrameworkReferences = new(LoadFramework);

    private static readonly Lazy<MetadataReference> TorchReference = new(() => MetadataReference.CreateFromFile(typeof(TorchSharp.torch).Assembly.Location));

    public static IReadOnlyList<MetadataReference> Framework => FrameworkReferences.Value;

    public static MetadataReference Torch => TorchReference.Value;

    public static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.Preview);

    /// <summary>A library, or a program where a file has top-level statements, that refers to TorchSharp.</summary>
    public static CSharpCompilation Create(params (string Path, string Source)[] files) => Create([.. Framework, Torch], files);

    public static CSharpCompilation CreateWithoutTorch(params (string Path, string Source)[] files) => Create(Framework, files);

    public static CSharpCompilation Create(IEnumerable<MetadataReference> references, params (string Path, string Source)[] files)
    {
        var trees = files.Select(file => CSharpSyntaxTree.ParseText(file.Source, ParseOptions, file.Path)).ToArray();
        var isProgram = trees.Any(tree => tree.GetCompilationUnitRoot().Members.Any(SyntaxKind.GlobalStatement));
        var options = new CSharpCompilationOptions(
            isProgram ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary,
            allowUnsafe: true,
            nullableContextOptions: NullableContextOptions.Enable);
        return CSharpCompilation.Create("Tested", trees, references, options);
    }

    /// <summary>One file with <see cref="Usings"/>.</summary>
    public static CSharpCompilation OfSource(string source) => Create(("Usings.cs", Usings), ("Test.cs", source));

    private static List<MetadataReference> LoadFramework()
    {
        var pack = typeof(Compilations).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "FrameworkReferencePack").Value!;
        return [.. Directory.EnumerateFiles(pack, "*.dll").Order(StringComparer.Ordinal).Select(file => MetadataReference.CreateFromFile(file))];
    }
}
