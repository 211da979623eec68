using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using VaeLint.Core.Models;

namespace VaeLint.CSharp.CodeFixes.Rewriting;

/// <summary>Makes a call of TorchSharp sum: <c>mean</c> becomes <c>sum</c>, a loss function gets <c>reduction: Reduction.Sum</c>. Null: it cannot be written here.</summary>
internal sealed class ReductionCall(RoslynProgram program, SyntaxNode member, SemanticModel model, CancellationToken cancellation)
{
    private const string Axes = "dim";

    private readonly HeldValue _held = new(program, member, cancellation);

    public Rewrite? ToSum(InvocationExpressionSyntax call)
    {
        if (OperationOf(call) is not { } operation)
        {
            return null;
        }

        return IsMean(operation.TargetMethod) ? new Rewrite(call, node => Renamed((InvocationExpressionSyntax)node))
            : LossApis.FindFunction(operation.TargetMethod.Name) is not null ? WithSumReduction(call, operation)
            : CreationOf(operation) is { } creation ? WithSumReduction((InvocationExpressionSyntax)creation.Syntax, creation)
            : new LossFunction(program, member, model, cancellation).InPlaceOf(call, operation, reduction: "Sum");
    }

    /// <summary>The creation of the loss module that is called, if nobody else can call the same module: made in place, or held where it is read once.</summary>
    public IInvocationOperation? CreationOf(IInvocationOperation call) => LossFunction.CreationIn(_held.Of(LossFunction.HolderOf(call)) ?? LossFunction.MadeInPlace(call), OperationOf);

    public Rewrite? ToSumOver(InvocationExpressionSyntax call, IReadOnlyList<int> axes, bool keepsList)
    {
        if (OperationOf(call) is not { } operation || !(IsMean(operation.TargetMethod) || operation.TargetMethod.Name == "sum"))
        {
            return null;
        }

        if (keepsList)
        {
            return new Rewrite(call, node => Renamed((InvocationExpressionSyntax)node));
        }

        var lists = operation.Arguments
            .Where(a => a.Parameter!.Name.StartsWith(Axes, StringComparison.Ordinal) && a.ArgumentKind != ArgumentKind.DefaultValue)
            .SelectMany(a => call.ArgumentList.Arguments.Where(s => a.Syntax.Span.Contains(s.Span)))
            .Select(s => call.ArgumentList.Arguments.IndexOf(s)).Distinct().OrderBy(i => i).ToList();
        if (lists.Count == 0 || lists.Any(i => !IsWrittenOut(call.ArgumentList.Arguments[i].Expression)))
        {
            return null;
        }

        return new Rewrite(call, node => WithAxes(Renamed((InvocationExpressionSyntax)node), lists, axes));
    }

    private IInvocationOperation? OperationOf(InvocationExpressionSyntax call) =>
        model.GetOperation(call, cancellation) is IInvocationOperation operation && program.Torch?.Declares(operation.TargetMethod) == true ? operation : null;

    private static bool IsMean(IMethodSymbol method) => method.Name == "mean";

    private static InvocationExpressionSyntax Renamed(InvocationExpressionSyntax call)
    {
        var sum = SyntaxFactory.Identifier("sum");
        ExpressionSyntax callee = call.Expression switch
        {
            MemberAccessExpressionSyntax access => access.WithName(Named(access.Name)),
            MemberBindingExpressionSyntax binding => binding.WithName(Named(binding.Name)),
            SimpleNameSyntax name => Named(name),
            _ => call.Expression,
        };
        var arguments = call.ArgumentList.Arguments.Select(a => a.NameColon?.Name.Identifier.ValueText == "dimensions" ? a.WithNameColon(NamedAxes(a.NameColon)) : a);
        return call.WithExpression(callee)
            .WithArgumentList(call.ArgumentList.WithArguments(SyntaxFactory.SeparatedList(arguments, call.ArgumentList.Arguments.GetSeparators())));

        SimpleNameSyntax Named(SimpleNameSyntax name) => name.WithIdentifier(sum.WithTriviaFrom(name.Identifier));
    }

    private static NameColonSyntax NamedAxes(NameColonSyntax name) =>
        name.WithName(name.Name.WithIdentifier(SyntaxFactory.Identifier(Axes).WithTriviaFrom(name.Name.Identifier)));

    private Rewrite? WithSumReduction(InvocationExpressionSyntax call, IInvocationOperation operation)
    {
        var argument = operation.Arguments.FirstOrDefault(a => a.Parameter?.Name == LossApi.ReductionParameter);
        if (argument?.Parameter is not { Type: INamedTypeSymbol { TypeKind: TypeKind.Enum } reduction }
            || reduction.GetMembers("Sum").OfType<IFieldSymbol>().FirstOrDefault() is not { } sum)
        {
            return null;
        }

        if (argument.ArgumentKind == ArgumentKind.DefaultValue)
        {
            return ReductionSpelling.Of(sum, call, model) is { } spelling ? new Rewrite(call, node => ArgumentText.Append((InvocationExpressionSyntax)node, LossApi.ReductionParameter, spelling)) : null;
        }

        var written = Parentheses.Strip(((ArgumentSyntax)argument.Syntax).Expression);
        if (MemberName(written, reduction) is { } name)
        {
            return new Rewrite(name, node => SyntaxFactory.IdentifierName("Sum").WithTriviaFrom(node));
        }

        var holder = model.GetSymbolInfo(written, cancellation).Symbol;
        if (_held.Of(holder) is { } value)
        {
            return MemberName(Parentheses.Strip(value), reduction) is { } held ? new Rewrite(held, node => SyntaxFactory.IdentifierName("Sum").WithTriviaFrom(node)) : null;
        }

        // Others read it too, so it stays as it is; an argument of the author's callers is theirs.
        return holder is ILocalSymbol or IFieldSymbol && ReductionSpelling.Of(sum, call, model) is { } own ? new Rewrite(written, node => own.WithTriviaFrom(node)) : null;
    }

    /// <summary>The last word of a member of the enum.</summary>
    private SimpleNameSyntax? MemberName(ExpressionSyntax written, INamedTypeSymbol reduction) =>
        model.GetSymbolInfo(written, cancellation).Symbol is IFieldSymbol { ContainingType: { } type } && SymbolEqualityComparer.Default.Equals(type, reduction)
            ? written is MemberAccessExpressionSyntax access ? access.Name : written as SimpleNameSyntax
            : null;

    private InvocationExpressionSyntax WithAxes(InvocationExpressionSyntax call, List<int> lists, IReadOnlyList<int> axes)
    {
        var numbers = axes.Select(a => a.ToString(CultureInfo.InvariantCulture)).ToList();
        var version = ((CSharpParseOptions)model.SyntaxTree.Options).LanguageVersion;
        var list = SyntaxFactory.ParseExpression(
            numbers.Count == 1 ? numbers[0] : version >= LanguageVersion.CSharp12 ? $"[{string.Join(", ", numbers)}]" : $"new long[] {{ {string.Join(", ", numbers)} }}");
        var arguments = call.ArgumentList.Arguments;
        var first = arguments[lists[0]];
        var name = first.NameColon is null ? null : NamedAxes(first.NameColon);
        arguments = arguments.Replace(first, first.WithNameColon(name).WithExpression(list.WithTriviaFrom(first.Expression)));
        foreach (var index in lists.Skip(1).Reverse())
        {
            arguments = arguments.RemoveAt(index);
        }

        return call.WithArgumentList(call.ArgumentList.WithArguments(arguments));
    }

    /// <summary>Numbers, not a variable that others may read too.</summary>
    private static bool IsWrittenOut(ExpressionSyntax axes) =>
        axes.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().All(n => n.Parent is TypeSyntax or ArrayTypeSyntax);
}
