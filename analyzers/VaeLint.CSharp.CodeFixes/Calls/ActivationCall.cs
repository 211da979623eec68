using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using VaeLint.Core.Models;
using VaeLint.CSharp.CodeFixes.Rewriting;

namespace VaeLint.CSharp.CodeFixes.Calls;

/// <summary>The activation that an argument ends in: written there, in front of a change of shape, or in a local that nothing else reads.</summary>
internal sealed class ActivationCall(RoslynProgram program, SyntaxNode member, SemanticModel model, CancellationToken cancellation)
{
    private static readonly HashSet<string> Views = new(StringComparer.Ordinal) { "view", "reshape", "flatten", "unflatten", "contiguous", "squeeze", "unsqueeze" };

    private readonly HeldValue _held = new(program, member, cancellation);

    public Rewrite? Drop(ExpressionSyntax argument, bool isHeld) => Find(argument, isHeld) is { } activation && OperandOf(activation) is { } operand && !Comments.AreIn(activation, kept: operand)
        ? new Rewrite(activation, node => Operand((InvocationExpressionSyntax)node, activation, operand))
        : null;

    public Rewrite? Rename(ExpressionSyntax argument, string function) => Find(argument, isHeld: true) is { } activation && OperationOf(activation) is { Instance: null or { Type.Name: "Tensor" } }
        && CalledName.Of(activation.Expression) is IdentifierNameSyntax name
        ? new Rewrite(name, node => SyntaxFactory.IdentifierName(function).WithTriviaFrom(node))
        : null;

    /// <summary>What a call of an activation is applied to.</summary>
    public ExpressionSyntax? OperandOf(ExpressionSyntax call) => Parentheses.Strip(call) is InvocationExpressionSyntax invocation && OperationOf(invocation) is { } operation && IsActivation(operation)
        ? operation.Instance is { Type.Name: "Tensor" } receiver && receiver.Syntax is ExpressionSyntax tensor ? Parentheses.Strip(tensor)
            : (operation.Arguments.FirstOrDefault(a => a is { ArgumentKind: ArgumentKind.Explicit, Parameter.Ordinal: 0 })?.Syntax as ArgumentSyntax)?.Expression
        : null;

    private InvocationExpressionSyntax? Find(ExpressionSyntax argument, bool isHeld)
    {
        switch (Parentheses.Strip(argument))
        {
            case InvocationExpressionSyntax call when OperationOf(call) is { } operation:
                return IsActivation(operation) ? call
                    : Views.Contains(operation.TargetMethod.Name) && call.Expression is MemberAccessExpressionSyntax view ? Find(view.Expression, isHeld)
                    : null;
            case IdentifierNameSyntax name when isHeld && _held.Of(model.GetSymbolInfo(name, cancellation).Symbol as ILocalSymbol) is { } value:
                return Find(value, isHeld);
            default:
                return null;
        }
    }

    private IInvocationOperation? OperationOf(InvocationExpressionSyntax call) =>
        model.GetOperation(call, cancellation) is IInvocationOperation operation && program.Torch?.Declares(operation.TargetMethod) == true ? operation : null;

    private static bool IsActivation(IInvocationOperation call) =>
        OutputRanges.IsActivation(call.TargetMethod.Name) || (call is { Instance.Type.Name: { } layer, TargetMethod.Name: "call" or "forward" } && OutputRanges.IsActivation(layer));

    private static ExpressionSyntax Operand(InvocationExpressionSyntax current, SyntaxNode original, ExpressionSyntax operand)
    {
        var bare = operand.WithoutTrivia();
        var needsParentheses = original.Parent is not (ArgumentSyntax or EqualsValueClauseSyntax or ParenthesizedExpressionSyntax or ArrowExpressionClauseSyntax) && !Parentheses.IsPrimary(bare);
        return (needsParentheses ? SyntaxFactory.ParenthesizedExpression(bare) : bare).WithTriviaFrom(current);
    }
}
