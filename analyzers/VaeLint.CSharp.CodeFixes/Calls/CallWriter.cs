using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using VaeLint.Core.Fixes;
using VaeLint.CSharp.CodeFixes.Rewriting;

namespace VaeLint.CSharp.CodeFixes.Calls;

/// <summary>Writes a change of one call as C#. Null: it cannot be written here.</summary>
internal sealed class CallWriter
{
    private readonly RoslynProgram _program;
    private readonly CancellationToken _cancellation;
    private readonly SemanticModel _model;
    private readonly ReductionCall _reductions;
    private readonly ActivationCall _activations;
    private readonly LossModule _modules;
    private readonly LossFunction _functions;
    private readonly Purity _purity;

    public CallWriter(RoslynProgram program, SyntaxNode member, CancellationToken cancellation)
    {
        _program = program;
        _cancellation = cancellation;
        _model = program.ModelOf(member.SyntaxTree);
        _reductions = new ReductionCall(program, member, _model, cancellation);
        _activations = new ActivationCall(program, member, _model, cancellation);
        _modules = new LossModule(program, _reductions, cancellation);
        _functions = new LossFunction(program, member, _model, cancellation);
        _purity = new Purity(program, _model, cancellation);
    }

    public IReadOnlyList<Rewrite>? Rewrites(CallChange change, InvocationExpressionSyntax call)
    {
        if (_model.GetOperation(call, _cancellation) is not IInvocationOperation operation || _program.Torch?.Declares(operation.TargetMethod) != true)
        {
            return null;
        }

        return change switch
        {
            SwapArguments swap => Swap(ArgumentOf(operation, swap.First), ArgumentOf(operation, swap.Second)),
            DropActivation drop => List(ArgumentOf(operation, drop.Argument) is { } argument ? _activations.Drop(argument.Expression, drop.IsHeld) : null),
            ReplaceActivation replace => List(ArgumentOf(operation, replace.Argument) is { } argument ? _activations.Rename(argument.Expression, replace.Function) : null),
            UseLoss use => operation.Instance is null ? List(Renamed(call, use.Function)) : _modules.Renamed(operation, use.Module) ?? List(_functions.InPlaceOf(call, operation, function: use.Function)),
            PassArgumentAs pass => List(Passed(call, ArgumentOf(operation, pass.Argument), pass.Name)),
            SetOption option => List(_modules.WithOption(operation, option)),
            SumOverBatch => SummedOverBatch(call, operation),
            SqueezeArgument squeeze => List(ArgumentOf(operation, squeeze.Argument) is { } argument ? Squeezed(argument.Expression, squeeze.Axis) : null),
            _ => null,
        };
    }

    private static IReadOnlyList<Rewrite>? List(Rewrite? rewrite) => rewrite is null ? null : [rewrite];

    /// <summary>Functions name their tensors; a module takes input and target in order.</summary>
    private static ArgumentSyntax? ArgumentOf(IInvocationOperation call, string role) => call.Arguments.FirstOrDefault(argument =>
        argument.ArgumentKind == ArgumentKind.Explicit
        && (call.Instance is null ? argument.Parameter?.Name == role : argument.Parameter?.Ordinal == (role == "input" ? 0 : 1)))?.Syntax as ArgumentSyntax;

    /// <summary>Line breaks stay where they are. A comment behind a comma may be about either argument.</summary>
    private static IReadOnlyList<Rewrite>? Swap(ArgumentSyntax? first, ArgumentSyntax? second)
    {
        if (first?.Parent is not ArgumentListSyntax list || second is null || Comments.AreIn(list))
        {
            return null;
        }

        var (left, right) = (first.Expression, second.Expression);
        return [new Rewrite(left, node => right.WithTriviaFrom(node)), new Rewrite(right, node => left.WithTriviaFrom(node))];
    }

    private static Rewrite? Renamed(InvocationExpressionSyntax call, string function) =>
        CalledName.Of(call.Expression) is IdentifierNameSyntax name ? new Rewrite(name, node => SyntaxFactory.IdentifierName(function).WithTriviaFrom(node)) : null;

    /// <summary>An argument in front of it would have to be named too.</summary>
    private static Rewrite? Passed(InvocationExpressionSyntax call, ArgumentSyntax? argument, string name)
    {
        if (argument is null || (argument.NameColon is null && call.ArgumentList.Arguments.IndexOf(argument) != 0))
        {
            return null;
        }

        return argument.NameColon is { } written
            ? new Rewrite(written.Name, node => SyntaxFactory.IdentifierName(name).WithTriviaFrom(node))
            : new Rewrite(argument, node => ((ArgumentSyntax)node).WithNameColon(ArgumentText.Name(name).WithLeadingTrivia(node.GetLeadingTrivia())).WithExpression(((ArgumentSyntax)node).Expression.WithoutLeadingTrivia()));
    }

    private IReadOnlyList<Rewrite>? SummedOverBatch(InvocationExpressionSyntax call, IInvocationOperation operation)
    {
        var tensors = new[] { ArgumentOf(operation, "input"), ArgumentOf(operation, "target") }.OfType<ArgumentSyntax>().Select(argument => argument.Expression).ToList();
        var batch = tensors.Concat(tensors.Select(_activations.OperandOf).OfType<ExpressionSyntax>()).FirstOrDefault(_purity.IsPath);
        var whole = Parentheses.WholeProduct(call);
        if (batch is null || _reductions.ToSum(call) is not { } sum || whole.FirstAncestorOrSelf<ConditionalAccessExpressionSyntax>() is not null)
        {
            return null;
        }

        var divisor = SyntaxFactory.ParseExpression(batch.WithoutTrivia() + ".shape[0]");
        return [sum, new Rewrite(whole, node => Parentheses.Quotient((ExpressionSyntax)node, divisor))];
    }

    private static Rewrite Squeezed(ExpressionSyntax tensor, int axis) => new(tensor, node =>
    {
        var written = ((ExpressionSyntax)node).WithoutTrivia();
        var receiver = Parentheses.IsPrimary(written) ? written : SyntaxFactory.ParenthesizedExpression(written);
        return SyntaxFactory.ParseExpression($"{receiver.ToFullString()}.squeeze({axis})").WithTriviaFrom(node);
    });
}
