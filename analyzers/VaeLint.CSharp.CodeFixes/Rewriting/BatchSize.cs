using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using VaeLint.Core.Fixes;
using VaeLint.Core.Models;

namespace VaeLint.CSharp.CodeFixes.Rewriting;

/// <summary>How the size of the batch can be written: the divisor that the loss has already, else <c>x.shape[0]</c> of the data, else of another tensor of the loss.</summary>
internal sealed class BatchSize(RoslynProgram program, SyntaxNode member, CancellationToken cancellation)
{
    private const int MaxCandidates = 5;
    private const int MaxDepth = 3;

    private readonly SemanticModel _model = program.ModelOf(member.SyntaxTree);
    private readonly Purity _purity = new(program, program.ModelOf(member.SyntaxTree), cancellation);

    /// <summary>Expressions that mean the same at every one of <paramref name="places"/>.</summary>
    public IEnumerable<ExpressionSyntax> Candidates(FixPlan plan, IReadOnlyList<SyntaxNode> places)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return Divisors(plan).Concat(Tensors(plan).Select(Shape)).Where(c => seen.Add(c.Written.ToString()) && MeansTheSame(c.Original, c.Written, places)).Select(c => c.Written).Take(MaxCandidates);
    }

    private IEnumerable<(ExpressionSyntax Original, ExpressionSyntax Written)> Divisors(FixPlan plan) =>
        from origin in plan.Divisors
        let node = origin.Node as ExpressionSyntax
        where node is not null && member.Contains(node) && _purity.IsPure(node) && Parentheses.Strip(node) is not (BinaryExpressionSyntax or LiteralExpressionSyntax)
        select (node, Parentheses.Strip(node).WithoutTrivia());

    private static (ExpressionSyntax Original, ExpressionSyntax Written) Shape(ExpressionSyntax tensor) =>
        (tensor, SyntaxFactory.ParseExpression(tensor.WithoutTrivia() + ".shape[0]"));

    private IEnumerable<ExpressionSyntax> Tensors(FixPlan plan)
    {
        var calls = plan.TensorSources.Select(s => s.Node).OfType<SyntaxNode>().Where(n => member.Contains(n)).ToList();
        return calls.OfType<InvocationExpressionSyntax>().SelectMany(TargetOf).SelectMany(Paths)
            .Concat(calls.SelectMany(call => GivenIn(call, MaxDepth).Reverse()))
            .Concat(calls.SelectMany(Paths));
    }

    /// <summary>Tensors that came into the member, also through the locals made of them. Of a difference the last one is usually the data.</summary>
    private IEnumerable<ExpressionSyntax> GivenIn(SyntaxNode node, int depth) =>
        from path in Paths(node)
        from given in IsGiven(path) ? [path] : depth > 0 && InitializerOf(path) is { } initializer ? GivenIn(initializer, depth - 1) : []
        select given;

    private ExpressionSyntax? InitializerOf(ExpressionSyntax path) =>
        _model.GetSymbolInfo(path, cancellation).Symbol is ILocalSymbol { DeclaringSyntaxReferences: [{ } reference] }
            && reference.GetSyntax(cancellation) is VariableDeclaratorSyntax { Initializer.Value: { } value } ? value : null;

    /// <summary>What a loss function or module compares with.</summary>
    private IEnumerable<ExpressionSyntax> TargetOf(InvocationExpressionSyntax call)
    {
        if (_model.GetOperation(call, cancellation) is not IInvocationOperation operation || program.Torch?.Declares(operation.TargetMethod) != true)
        {
            return [];
        }

        var name = LossApis.FindFunction(operation.TargetMethod.Name)?.Target ?? (operation.TargetMethod.Name == "log_prob" ? "value" : "target");
        return operation.Arguments.Where(a => a.Parameter?.Name == name && a.ArgumentKind == ArgumentKind.Explicit).Select(a => a.Value.Syntax).OfType<ExpressionSyntax>();
    }

    /// <summary>Variables that hold tensors, in the order of the code.</summary>
    private IEnumerable<ExpressionSyntax> Paths(SyntaxNode node) =>
        node.DescendantNodesAndSelf().OfType<ExpressionSyntax>()
            .Where(e => e is IdentifierNameSyntax or MemberAccessExpressionSyntax && _purity.IsTensor(e) && _purity.IsPath(e) && !IsPartOfPath(e));

    private static bool IsPartOfPath(ExpressionSyntax expression) =>
        expression.Parent is MemberAccessExpressionSyntax access && access.Name == expression || expression.Parent is NameColonSyntax;

    /// <summary>An argument or an element of the loader, not something that the network computed.</summary>
    private bool IsGiven(ExpressionSyntax tensor) => _model.GetSymbolInfo(tensor, cancellation).Symbol switch
    {
        IParameterSymbol => true,
        ILocalSymbol local => local.DeclaringSyntaxReferences.Any(r => r.GetSyntax(cancellation) is ForEachStatementSyntax),
        _ => false,
    };

    private bool MeansTheSame(ExpressionSyntax original, ExpressionSyntax written, IReadOnlyList<SyntaxNode> places)
    {
        var names = original.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Where(n => !IsPartOfPath(n)).ToList();
        return places.All(place => names.All(name => SymbolEqualityComparer.Default.Equals(
            _model.GetSymbolInfo(name, cancellation).Symbol,
            _model.GetSpeculativeSymbolInfo(place.SpanStart, SyntaxFactory.ParseExpression(name.Identifier.Text), SpeculativeBindingOption.BindAsExpression).Symbol)));
    }
}
