using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using VaeLint.Core.Models;

namespace VaeLint.CSharp.CodeFixes.Rewriting;

/// <summary>Writes <c>NegativeLogLikelihood.BernoulliLogits(logits, x).mean()</c> for a loss of TorchSharp. Null: the library is not there, or the call asks for more.</summary>
internal sealed class LibraryCall(RoslynProgram program, SemanticModel model, CancellationToken cancellation)
{
    private readonly LibrarySpelling _spelling = new(program, model);

    public Rewrite? InPlaceOf(InvocationExpressionSyntax call, RuntimeApi function)
    {
        if (_spelling.Of(call, function.Type) is not { } type || model.GetOperation(call, cancellation) is not IInvocationOperation operation || operation.TargetMethod.Name != function.Replaces)
        {
            return null;
        }

        if (operation.Arguments.Any(argument => argument.ArgumentKind == ArgumentKind.Explicit && argument.Parameter?.Name is not ("input" or "target" or LossApi.ReductionParameter))
            || Written(operation, "input") is not { } input || Written(operation, "target") is not { } target)
        {
            return null;
        }

        // Text, because both arguments keep whatever they are made of.
        var text = $"{type}.{function.Function}({input.WithoutTrivia().ToFullString()}, {target.WithoutTrivia().ToFullString()}).mean()";
        return new Rewrite(call, node => SyntaxFactory.ParseExpression(text).WithTriviaFrom(node));
    }

    private static ExpressionSyntax? Written(IInvocationOperation operation, string parameter) =>
        (operation.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == parameter)?.Syntax as ArgumentSyntax)?.Expression;
}
