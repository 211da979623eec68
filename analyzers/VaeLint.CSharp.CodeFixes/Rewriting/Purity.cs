using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace VaeLint.CSharp.CodeFixes.Rewriting;

/// <summary>Expressions that may be dropped, moved or written twice: reading them has no effect and gives the same value.</summary>
internal sealed class Purity(RoslynProgram program, SemanticModel model, CancellationToken cancellation)
{
    /// <summary>Numbers and sizes.</summary>
    public bool IsPure(ExpressionSyntax expression) => Parentheses.Strip(expression) switch
    {
        LiteralExpressionSyntax => true,
        CastExpressionSyntax cast => IsPure(cast.Expression),
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.UnaryMinusExpression or (int)SyntaxKind.UnaryPlusExpression } sign => IsPure(sign.Operand),
        BinaryExpressionSyntax binary => IsPure(binary.Left) && IsPure(binary.Right),
        ElementAccessExpressionSyntax { ArgumentList.Arguments: [{ } index] } element => IsPure(element.Expression) && IsPure(index.Expression),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } call =>
            IsSize(call) && IsPure(access.Expression) && call.ArgumentList.Arguments.All(a => IsPure(a.Expression)),
        { } other => IsPath(other),
    };

    /// <summary>A variable, a field, or a chain of such: <c>x</c>, <c>this.x</c>, <c>batch.Images</c>.</summary>
    public bool IsPath(ExpressionSyntax expression) => expression switch
    {
        ThisExpressionSyntax => true,
        IdentifierNameSyntax => IsVariable(expression),
        MemberAccessExpressionSyntax access => IsVariable(access) && (IsPath(access.Expression) || IsType(access.Expression)),
        _ => false,
    };

    public bool IsTensor(ExpressionSyntax expression) => program.Torch?.IsTensor(model.GetTypeInfo(expression, cancellation).Type) == true;

    public string? NameOf(InvocationExpressionSyntax call) => (model.GetSymbolInfo(call, cancellation).Symbol as IMethodSymbol)?.Name;

    private bool IsVariable(ExpressionSyntax expression) => model.GetSymbolInfo(expression, cancellation).Symbol switch
    {
        ILocalSymbol or IParameterSymbol or IFieldSymbol => true,
        IPropertySymbol property => program.Torch?.Declares(property) == true || program.IsAutoProperty(property),
        _ => false,
    };

    private bool IsType(ExpressionSyntax expression) => model.GetSymbolInfo(expression, cancellation).Symbol is INamespaceOrTypeSymbol;

    private bool IsSize(InvocationExpressionSyntax call) =>
        model.GetSymbolInfo(call, cancellation).Symbol is IMethodSymbol { Name: "size" or "numel" } method && program.Torch?.Declares(method) == true;
}
