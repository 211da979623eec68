using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using VaeLint.Core.Fixes;
using VaeLint.Core.Ir;

namespace VaeLint.CSharp.CodeFixes.Rewriting;

/// <summary>Writes the planner's intents as C#, inside one member.</summary>
internal sealed class EditWriter(RoslynProgram program, SyntaxNode member, CancellationToken cancellation)
{
    private static readonly ExpressionSyntax AnyDivisor = SyntaxFactory.IdentifierName("n");

    private readonly ReductionCall _reductions = new(program, member, program.ModelOf(member.SyntaxTree), cancellation);
    private readonly Purity _purity = new(program, program.ModelOf(member.SyntaxTree), cancellation);

    public bool CanWrite(EditIntent intent) => Rewrites(intent, AnyDivisor) is not null;

    /// <summary>The rewrites that an intent stands for; null when it cannot be written here.</summary>
    public IReadOnlyList<Rewrite>? Rewrites(EditIntent intent, ExpressionSyntax divisor)
    {
        if (intent.At.Node is not SyntaxNode node || !IsInMember(node))
        {
            return null;
        }

        return (intent, node) switch
        {
            (SumIntent sum, InvocationExpressionSyntax call) => Sum(sum, call, divisor),
            (LibraryIntent library, InvocationExpressionSyntax call) => List(new LibraryCall(program, program.ModelOf(member.SyntaxTree), cancellation).InPlaceOf(call, library.Function)),
            (AxesIntent axes, InvocationExpressionSyntax call) => List(_reductions.ToSumOver(call, axes.Axes, axes.KeepsList)),
            (DropScalarIntent drop, _) => List(Drop(node, drop.Scalar)),
            (ExplicitBetaIntent beta, _) => new ExplicitBeta(program, member, cancellation).Rewrites(beta, node),
            (BatchDivisorIntent replace, _) => List(Replace(node, replace.Scalar, divisor)),
            (FlipSignIntent, _) => List(FormulaText.Flip(node)),
            (ScaleOperandIntent scale, InvocationExpressionSyntax call) => List(FormulaText.Scale(call, scale.Factor)),
            (NormalNoiseIntent, InvocationExpressionSyntax call) => List(FormulaText.Normal(call)),
            _ => null,
        };
    }

    private static IReadOnlyList<Rewrite>? List(Rewrite? rewrite) => rewrite is null ? null : [rewrite];

    private bool IsInMember(SyntaxNode node) => node.SyntaxTree == member.SyntaxTree && member.Span.Contains(node.Span);

    private List<Rewrite>? Sum(SumIntent intent, InvocationExpressionSyntax call, ExpressionSyntax divisor)
    {
        var rewrites = new List<Rewrite>();
        if (intent.ChangesReduction)
        {
            if (_reductions.ToSum(call) is not { } sum)
            {
                return null;
            }

            rewrites.Add(sum);
        }

        if (intent.DividesByBatch)
        {
            rewrites.Add(Divide(call, divisor));
        }

        return rewrites;
    }

    private static Rewrite Divide(InvocationExpressionSyntax call, ExpressionSyntax divisor)
    {
        var whole = Parentheses.WholeProduct(call);
        return IsInsideConditionalAccess(whole)
            ? new Rewrite(call, node => Method((ExpressionSyntax)node, "div", divisor))
            : new Rewrite(whole, node => Parentheses.Quotient((ExpressionSyntax)node, divisor));
    }

    /// <summary>a?.b().c(): only a call can be inserted behind b().</summary>
    private static bool IsInsideConditionalAccess(ExpressionSyntax expression)
    {
        for (SyntaxNode node = expression; node.Parent is ExpressionSyntax parent; node = parent)
        {
            if (parent is ConditionalAccessExpressionSyntax access && access.WhenNotNull == node)
            {
                return true;
            }

            if (parent is not (MemberAccessExpressionSyntax or InvocationExpressionSyntax or ElementAccessExpressionSyntax))
            {
                return false;
            }
        }

        return false;
    }

    private static InvocationExpressionSyntax Method(ExpressionSyntax receiver, string name, ExpressionSyntax argument) =>
        SyntaxFactory.InvocationExpression(
            SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, receiver.WithoutTrailingTrivia(), SyntaxFactory.IdentifierName(name)),
            SyntaxFactory.ArgumentList(SyntaxFactory.SingletonSeparatedList(SyntaxFactory.Argument(argument)))).WithTrailingTrivia(receiver.GetTrailingTrivia());

    private Rewrite? Drop(SyntaxNode whole, Origin scalar)
    {
        if (scalar.Node is not ExpressionSyntax operand || !_purity.IsPure(operand))
        {
            return null;
        }

        switch (whole)
        {
            case BinaryExpressionSyntax product when SelfAssignment(product, operand) is { } assignment:
                return new Rewrite(assignment, _ => null);
            case BinaryExpressionSyntax product:
                var isRight = product.Right.Span.Contains(operand.Span);
                return new Rewrite(product, node => KeptOperand((BinaryExpressionSyntax)node, keepsLeft: isRight));
            case AssignmentExpressionSyntax { Parent: ExpressionStatementSyntax { Parent: BlockSyntax or SwitchSectionSyntax } statement }:
                return new Rewrite(statement, _ => null);
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access, Parent: not ExpressionStatementSyntax } call when !access.Expression.Span.Contains(operand.Span):
                return _purity.IsTensor(access.Expression)
                    ? new Rewrite(call, node => ((MemberAccessExpressionSyntax)((InvocationExpressionSyntax)node).Expression).Expression.WithoutTrailingTrivia().WithTrailingTrivia(node.GetTrailingTrivia()))
                    : null;
            default:
                return null;
        }
    }

    /// <summary>The statement <c>kl = kl / n;</c>, of which nothing is left without n.</summary>
    private static ExpressionStatementSyntax? SelfAssignment(BinaryExpressionSyntax product, ExpressionSyntax operand)
    {
        var kept = product.Right.Span.Contains(operand.Span) ? product.Left : product.Right;
        return product.Parent is AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression, Parent: ExpressionStatementSyntax { Parent: BlockSyntax or SwitchSectionSyntax } statement } assignment
            && SyntaxFactory.AreEquivalent(assignment.Left, Parentheses.Strip(kept)) ? statement : null;
    }

    private static ExpressionSyntax KeptOperand(BinaryExpressionSyntax product, bool keepsLeft)
    {
        var kept = (keepsLeft ? product.Left : product.Right).WithoutTrivia();
        var needsParentheses = kept is BinaryExpressionSyntax && !keepsLeft
            || kept is not BinaryExpressionSyntax && !Parentheses.IsPrimary(kept) && product.Parent is ExpressionSyntax and not (BinaryExpressionSyntax or ParenthesizedExpressionSyntax or AssignmentExpressionSyntax);
        return (needsParentheses ? SyntaxFactory.ParenthesizedExpression(kept) : kept).WithTriviaFrom(product);
    }

    private Rewrite? Replace(SyntaxNode whole, Origin scalar, ExpressionSyntax divisor)
    {
        if (scalar.Node is not ExpressionSyntax written || !_purity.IsPure(written))
        {
            return null;
        }

        var operand = Parentheses.Extend(written);
        bool? divides = whole switch
        {
            BinaryExpressionSyntax product when product.Left == operand || product.Right == operand => product.IsKind(SyntaxKind.DivideExpression),
            AssignmentExpressionSyntax assignment when assignment.Right == operand => assignment.IsKind(SyntaxKind.DivideAssignmentExpression),
            InvocationExpressionSyntax call when operand.Parent is ArgumentSyntax argument && call.ArgumentList.Arguments.Contains(argument) =>
                _purity.NameOf(call) is "div" or "div_" or "divide" or "divide_" or "true_divide",
            _ => null,
        };
        if (divides is not { } isDivisor)
        {
            return null;
        }

        var needsParentheses = !isDivisor && whole is BinaryExpressionSyntax { Right: var right } && right == operand;
        return new Rewrite(operand, node => New(node));

        ExpressionSyntax New(SyntaxNode node)
        {
            if (isDivisor)
            {
                return (node.Parent is ArgumentSyntax or AssignmentExpressionSyntax ? divisor.WithoutTrivia() : Parentheses.AsFactor(divisor.WithoutTrivia())).WithTriviaFrom(node);
            }

            ExpressionSyntax inverse = SyntaxFactory.ParseExpression($"1.0 / {Parentheses.AsFactor(divisor.WithoutTrivia())}");
            return (needsParentheses ? SyntaxFactory.ParenthesizedExpression(inverse) : inverse).WithTriviaFrom(node);
        }
    }
}
