using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace VaeLint.CSharp.Hosting.Marks;

/// <summary><see cref="ProductSources"/> without binding: whether the factors of a product may be one tensor. Says yes where that one does, and more often.</summary>
internal sealed class NamedProducts
{
    private const int LongestChain = 16;

    /// <summary>What a local is computed from; null where it is written more than once, or by something else than an assignment.</summary>
    private readonly Dictionary<string, ExpressionSyntax?> _definitions = new(StringComparer.Ordinal);

    private readonly HashSet<string> _declared = new(StringComparer.Ordinal);

    private readonly HashSet<string> _unclear = new(StringComparer.Ordinal);

    public NamedProducts(IEnumerable<SyntaxNode> nodes)
    {
        foreach (var node in nodes)
        {
            switch (node)
            {
                case VariableDeclaratorSyntax declarator:
                    Declare(declarator.Identifier, declarator.Initializer?.Value);
                    break;
                case ParameterSyntax parameter:
                    DeclareWritten(parameter.Identifier);
                    break;
                case ForEachStatementSyntax loop:
                    DeclareWritten(loop.Identifier);
                    break;
                case SingleVariableDesignationSyntax designation:
                    // Of a tuple: its places have names of their own.
                    _unclear.Add(designation.Identifier.ValueText);
                    break;
                case AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression, Left: IdentifierNameSyntax target } assignment:
                    Define(target.Identifier.ValueText, assignment.Right);
                    break;
                case AssignmentExpressionSyntax { Left: TupleExpressionSyntax tuple }:
                    _unclear.UnionWith(tuple.DescendantNodes().OfType<IdentifierNameSyntax>().Select(name => name.Identifier.ValueText));
                    break;
            }
        }
    }

    public bool MaySquare(SyntaxNode node) => node switch
    {
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.MultiplyExpression } product => AreOne(product.Left, product.Right),
        AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.MultiplyAssignmentExpression } product => AreOne(product.Left, product.Right),
        _ => false,
    };

    private bool AreOne(ExpressionSyntax left, ExpressionSyntax right)
    {
        var (first, second) = (SourceOf(left), SourceOf(right));
        return first.IsUnclear || second.IsUnclear ? !IsNumber(left) && !IsNumber(right)
            : first.Name is { } name ? name == second.Name
            : SyntaxFactory.AreEquivalent(left, right);
    }

    private static bool IsNumber(ExpressionSyntax expression) => expression is LiteralExpressionSyntax or PrefixUnaryExpressionSyntax { Operand: LiteralExpressionSyntax };

    /// <summary>The name of the place that a value comes from; null for what is computed in place.</summary>
    private (string? Name, bool IsUnclear) SourceOf(ExpressionSyntax expression)
    {
        for (var hops = 0; hops < LongestChain; hops++)
        {
            switch (expression)
            {
                case ParenthesizedExpressionSyntax parenthesized:
                    expression = parenthesized.Expression;
                    break;
                case CastExpressionSyntax cast:
                    expression = cast.Expression;
                    break;
                case CheckedExpressionSyntax checkedExpression:
                    expression = checkedExpression.Expression;
                    break;
                case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AsExpression } conversion:
                    expression = conversion.Left;
                    break;
                case PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } suppressed:
                    expression = suppressed.Operand;
                    break;
                case AwaitExpressionSyntax awaited:
                    expression = awaited.Expression;
                    break;
                case AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } assignment:
                    expression = assignment.Right;
                    break;
                case IdentifierNameSyntax { Identifier.ValueText: var name } when _unclear.Contains(name):
                    return (null, true);
                case IdentifierNameSyntax { Identifier.ValueText: var name } when _declared.Contains(name) && _definitions.TryGetValue(name, out var definition) && definition is not null:
                    expression = definition;
                    break;
                case SimpleNameSyntax { Identifier.ValueText: var name }:
                    return (name, false);
                case MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name }:
                    return (name, name.StartsWith("Item", StringComparison.Ordinal));
                case InvocationExpressionSyntax { Expression: SimpleNameSyntax { Identifier.ValueText: var name } }:
                    return (name + "()", false);
                case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } }:
                    return (name + "()", false);
                case ElementAccessExpressionSyntax:
                    return ("[]", false);
                default:
                    return (null, expression is InvocationExpressionSyntax);
            }
        }

        return (null, true);
    }

    /// <summary>The same name in two blocks means two locals.</summary>
    private void Declare(SyntaxToken identifier, ExpressionSyntax? value)
    {
        var name = identifier.ValueText;
        if (!_declared.Add(name))
        {
            _unclear.Add(name);
        }

        if (value is not null)
        {
            Define(name, value);
        }
    }

    /// <summary>A first value comes from elsewhere.</summary>
    private void DeclareWritten(SyntaxToken identifier)
    {
        Declare(identifier, null);
        _definitions[identifier.ValueText] = null;
    }

    private void Define(string name, ExpressionSyntax value) => _definitions[name] = _definitions.ContainsKey(name) ? null : value;
}
