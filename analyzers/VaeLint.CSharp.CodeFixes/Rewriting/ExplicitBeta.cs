using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using VaeLint.Core.Fixes;
using VaeLint.Core.Ir;

namespace VaeLint.CSharp.CodeFixes.Rewriting;

/// <summary>
/// Writes <c>const double beta = 784;</c> before the statement, or as a private constant where there is no statement, and the weight as <c>beta / 784</c>.
/// </summary>
internal sealed class ExplicitBeta(RoslynProgram program, SyntaxNode member, CancellationToken cancellation)
{
    private readonly SemanticModel _model = program.ModelOf(member.SyntaxTree);
    private readonly Purity _purity = new(program, program.ModelOf(member.SyntaxTree), cancellation);

    public IReadOnlyList<Rewrite>? Rewrites(ExplicitBetaIntent intent, SyntaxNode node)
    {
        return intent switch
        {
            WeightIntent weight => Replaced(node, weight.Scalar, weight.Factor),
            FactorIntent factor when OperandOf(node, factor.Operand) is { } operand => Declared(operand, factor.Factor, name => new Rewrite(operand, current => Product(name, (ExpressionSyntax)current, factor.Factor))),
            _ => null,
        };
    }

    private static ExpressionSyntax? OperandOf(SyntaxNode node, Origin operand) => operand.Node switch
    {
        ExpressionSyntax expression when node is BinaryExpressionSyntax or InvocationExpressionSyntax => expression,
        ExpressionSyntax expression when node is AssignmentExpressionSyntax assignment && assignment.Right.Span.Contains(expression.Span) => expression,
        _ => null,
    };

    private IReadOnlyList<Rewrite>? Replaced(SyntaxNode whole, Origin scalar, BetaFactor factor)
    {
        if (scalar.Node is not ExpressionSyntax written || !_purity.IsPure(written))
        {
            return null;
        }

        var operand = Parentheses.Extend(written);
        var isLeft = whole is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.MultiplyExpression } left && left.Left == operand;
        var isAlone = whole is AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.MultiplyAssignmentExpression } assignment && assignment.Right == operand
            || whole is InvocationExpressionSyntax call && operand.Parent is ArgumentSyntax && _purity.NameOf(call) is "mul" or "mul_" or "multiply" or "multiply_";
        if (!isLeft && !isAlone && !(whole is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.MultiplyExpression } right && right.Right == operand))
        {
            return null;
        }

        return Declared(operand, factor, name => new Rewrite(operand, current =>
        {
            var weight = SyntaxFactory.ParseExpression(factor.Write(name));
            return (isLeft || isAlone ? weight : SyntaxFactory.ParenthesizedExpression(weight)).WithTriviaFrom(current);
        }));
    }

    private ExpressionSyntax Product(string name, ExpressionSyntax operand, BetaFactor factor)
    {
        var bare = operand.WithoutTrivia();
        var isFactor = Parentheses.IsPrimary(bare) || bare is CastExpressionSyntax or PrefixUnaryExpressionSyntax or ConditionalAccessExpressionSyntax or PostfixUnaryExpressionSyntax;
        var isProduct = bare is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.MultiplyExpression or (int)SyntaxKind.DivideExpression } && !BeginsWithInteger(bare);
        var product = SyntaxFactory.ParseExpression($"{factor.Write(name)} * {(isFactor || isProduct ? bare : SyntaxFactory.ParenthesizedExpression(bare))}");
        var needsParentheses = operand.Parent is MemberAccessExpressionSyntax or ElementAccessExpressionSyntax or ConditionalAccessExpressionSyntax or CastExpressionSyntax or PrefixUnaryExpressionSyntax or PostfixUnaryExpressionSyntax
            || operand.Parent is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.DivideExpression or (int)SyntaxKind.MultiplyExpression } binary && binary.Right == operand;
        return (needsParentheses ? SyntaxFactory.ParenthesizedExpression(product) : product).WithTriviaFrom(operand);
    }

    /// <summary>1 / 2 * t divides integers; in front of a product it must stay together.</summary>
    private static bool BeginsWithInteger(ExpressionSyntax product)
    {
        while (product is BinaryExpressionSyntax binary)
        {
            product = binary.Left;
        }

        return product is LiteralExpressionSyntax { Token.Value: int or long } or PrefixUnaryExpressionSyntax { Operand: LiteralExpressionSyntax { Token.Value: int or long } };
    }

    private IReadOnlyList<Rewrite>? Declared(ExpressionSyntax place, BetaFactor factor, Func<string, Rewrite> use)
    {
        var value = factor.Beta.ToString("R", CultureInfo.InvariantCulture);
        var statement = place.Ancestors().TakeWhile(a => a != member).OfType<StatementSyntax>().FirstOrDefault(s => s.Parent is BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax);
        if (statement is not null)
        {
            return Name(["beta", "effectiveBeta", "klBeta"], place) is { } local
                ? [use(local), Rewrite.Before(statement, current => AsNeighbour(SyntaxFactory.ParseStatement($"const double {local} = {value};"), current))]
                : null;
        }

        var declaration = place.FirstAncestorOrSelf<MemberDeclarationSyntax>(m => m.Parent is ClassDeclarationSyntax or StructDeclarationSyntax or RecordDeclarationSyntax);
        return declaration is not null && Name(["Beta", "EffectiveBeta", "KlBeta"], place) is { } constant
            ? [use(constant), Rewrite.Before(declaration, current => AsMember(SyntaxFactory.ParseMemberDeclaration($"private const double {constant} = {value};")!, current))]
            : null;
    }

    /// <summary>A name that means nothing here yet.</summary>
    private string? Name(string[] names, SyntaxNode place)
    {
        var used = new HashSet<string>(member.DescendantTokens().Where(t => t.IsKind(SyntaxKind.IdentifierToken)).Select(t => t.ValueText), StringComparer.Ordinal);
        return names.FirstOrDefault(n => !used.Contains(n) && _model.LookupSymbols(place.SpanStart, name: n).IsEmpty);
    }

    private static SyntaxNode AsNeighbour(StatementSyntax declaration, SyntaxNode statement)
    {
        declaration = declaration.WithLeadingTrivia(Indentation(statement)).WithTrailingTrivia(EndOfLine(statement));
        return statement is GlobalStatementSyntax ? SyntaxFactory.GlobalStatement(declaration) : declaration;
    }

    /// <summary>With the blank line that the member has in front of it, or one behind where it is the first.</summary>
    private static SyntaxNode AsMember(MemberDeclarationSyntax declaration, SyntaxNode member)
    {
        var blank = member.GetLeadingTrivia().TakeWhile(t => t.IsKind(SyntaxKind.EndOfLineTrivia) || t.IsKind(SyntaxKind.WhitespaceTrivia)).Where(t => t.IsKind(SyntaxKind.EndOfLineTrivia)).ToList();
        return declaration.WithLeadingTrivia(blank.Append(Indentation(member)))
            .WithTrailingTrivia(Enumerable.Repeat(EndOfLine(member), blank.Count > 0 ? 1 : 2));
    }

    private static SyntaxTrivia Indentation(SyntaxNode node) => node.GetLeadingTrivia().LastOrDefault(t => t.IsKind(SyntaxKind.WhitespaceTrivia));

    private static SyntaxTrivia EndOfLine(SyntaxNode node)
    {
        var known = node.SyntaxTree.GetRoot().DescendantTrivia().FirstOrDefault(t => t.IsKind(SyntaxKind.EndOfLineTrivia));
        return known.IsKind(SyntaxKind.EndOfLineTrivia) ? SyntaxFactory.EndOfLine(known.ToString()) : SyntaxFactory.ElasticCarriageReturnLineFeed;
    }
}
