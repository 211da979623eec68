using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using VaeLint.Core.Models;

namespace VaeLint.CSharp.CodeFixes.Rewriting;

/// <summary>How a class of VaeLint.Runtime is written at a place; null where the project does not refer to the library.</summary>
internal sealed class LibrarySpelling(RoslynProgram program, SemanticModel model)
{
    public string? Of(SyntaxNode place, string typeName)
    {
        if (program.Compilation.GetTypeByMetadataName(typeName) is not { } type || type.ContainingAssembly.Name != RuntimeApis.Assembly)
        {
            return null;
        }

        string[] spellings = [type.Name, type.ToDisplayString(), type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)];
        return spellings.FirstOrDefault(spelling =>
            SymbolEqualityComparer.Default.Equals(model.GetSpeculativeSymbolInfo(place.SpanStart, SyntaxFactory.ParseExpression(spelling), SpeculativeBindingOption.BindAsExpression).Symbol, type));
    }
}
