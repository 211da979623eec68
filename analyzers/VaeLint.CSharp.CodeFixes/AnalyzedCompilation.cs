using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VaeLint.Core;
using VaeLint.CSharp.Hosting;

namespace VaeLint.CSharp.CodeFixes;

/// <summary>The analysis of one compilation, kept as long as the compilation lives.</summary>
internal sealed class AnalyzedCompilation
{
    private static readonly ConditionalWeakTable<Compilation, AnalyzedCompilation> Known = new();

    private AnalyzedCompilation(Compilation compilation, AnalyzerOptions options)
    {
        Program = new RoslynProgram(compilation, VocabularyOptions.Read(options, compilation));
        Analysis = new LossAnalysis(Program);
    }

    public RoslynProgram Program { get; }

    public LossAnalysis Analysis { get; }

    public static AnalyzedCompilation Of(Compilation compilation, AnalyzerOptions options) => Known.GetValue(compilation, c => new AnalyzedCompilation(c, options));
}
