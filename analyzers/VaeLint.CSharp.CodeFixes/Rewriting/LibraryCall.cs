using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using VaeLint.Core.Models;

namespace VaeLint.CSharp.CodeFixes.Rewriting;

/// <summary>Writes <c>NegativeLogLikelihood.BernoulliLogits(logits, x).mean()</c> for a loss of TorchSharp. Null: the library is not there, or the call asks for more.</summary>
internal sealed class LibraryCall(RoslynProgram program, SemanticModel model, CancellationToken cancellation)
{
    public Rewrite? InPlaceOf(InvocationExpressionSyntax call, RuntimeApi function)
    {
        if (Library(function) is not { } type || model.GetOperation(call, cancellation) is not IInvocationOperation operation || operation.TargetMethod.Name != function.Replaces)
        {
            return null;
        }

        if (operation.Arguments.Any(argument => argument.ArgumentKind == ArgumentKind.Explicit && argument.Parameter?.Name is not ("input" or "target" or LossApi.ReductionParameter))
            || Written(operation, "input") is not { } input || Written(operation, "target") is not { } target || Spelling(call, type) is not { } spelling)
        {
            return null;
        }

        // Text, because both arguments keep whatever they are made of.
        var text = $"{spelling}.{function.Function}({input.WithoutTrivia().ToFullString()}, {target.WithoutTrivia().ToFullString()}).mean()";
        return new Rewrite(call, node => SyntaxFactory.ParseExpression(text).WithTriviaFrom(node));
    }

    private INamedTypeSymbol? Library(RuntimeApi function) =>
        program.Compilation.GetTypeByMetadataName(function.Type) is { } type && type.ContainingAssembly.Name == RuntimeApis.Assembly ? type : null;

    private static ExpressionSyntax? Written(IInvocationOperation operation, string parameter) =>
        (operation.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == parameter)?.Syntax as ArgumentSyntax)?.Expression;

    /// <summary>The shortest spelling that means the type at this place.</summary>
    private ExpressionSyntax? Spelling(SyntaxNode place, INamedTypeSymbol type)
    {
        string[] spellings = [type.Name, type.ToDisplayString(), type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)];
        return spellings.Select(spelling => SyntaxFactory.ParseExpression(spelling))
            .FirstOrDefault(spelling => SymbolEqualityComparer.Default.Equals(model.GetSpeculativeSymbolInfo(place.SpanStart, spelling, SpeculativeBindingOption.BindAsExpression).Symbol, type));
    }
}
