using Microsoft.CodeAnalysis;
using VaeLint.Core.Ir;

namespace VaeLint.CSharp.Tests.Lowering;

/// <summary>One source file as IR.</summary>
internal sealed class Lowered
{
    private Lowered(Compilation compilation)
    {
        Program = new RoslynProgram(compilation);
    }

    public RoslynProgram Program { get; }

    public static Lowered Source(string source) => new(Compilations.OfSource(source));

    /// <summary>The text of a method Loss.Run with a tensor x, a flag and a number n, and of the functions in it; it must compile.</summary>
    public static string Statements(string statements, string members = "", string returns = "Tensor")
    {
        var compilation = Compilations.OfSource($$"""
            class Loss
            {
                {{members}}
                {{returns}} Run(Tensor x, bool flag, int n)
                {
                    {{statements}}
                }
            }
            """);
        var errors = compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error);
        Assert.Empty(errors);
        var body = new Lowered(compilation).Body("Loss", "Run");
        return string.Join("\n", Functions(body).Prepend(body).Select(Text));
    }

    public ISymbol Member(string type, string member) =>
        Program.Compilation.GetTypeByMetadataName(type)!.GetMembers(member).First(m => m is not INamedTypeSymbol);

    public MethodRef Method(string type, string method) => Program.GetMethod((IMethodSymbol)Member(type, method));

    public TypeRef Type(string type) => Method(type, ".ctor").DeclaringType;

    public FieldRef Field(string type, string member) => Member(type, member) switch
    {
        IFieldSymbol field => Program.Members.Field(field, CancellationToken.None),
        IPropertySymbol property => Program.Members.Storage(property, CancellationToken.None),
        var other => throw new ArgumentException($"{other} has no storage", nameof(member)),
    };

    public IrBody Body(string type, string method) => Program.GetBody(Method(type, method)) ?? throw new InvalidOperationException($"{type}.{method} has no body");

    public string Text(string type, string method) => Text(Body(type, method));

    /// <summary>Without the names of the framework's and TorchSharp's namespaces.</summary>
    public static string Text(IrBody body) => IrPrinter.Print(body)
        .Replace("TorchSharp.torch.", "", StringComparison.Ordinal)
        .Replace("System.Collections.Generic.", "", StringComparison.Ordinal)
        .Replace("System.", "", StringComparison.Ordinal)
        .ReplaceLineEndings("\n")
        .TrimEnd();

    public static IEnumerable<IrInstruction> Instructions(IrBody body) => body.Blocks.SelectMany(block => block.Instructions);

    /// <summary>The bodies of all lambdas and local functions in <paramref name="body"/>, outer ones first.</summary>
    public static IEnumerable<IrBody> Functions(IrBody body) =>
        Instructions(body).OfType<IrMakeClosure>().SelectMany(closure => Functions(closure.Body).Prepend(closure.Body));
}
