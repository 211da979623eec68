using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using VaeLint.Core.Models;

namespace VaeLint.CSharp.CodeFixes.Rewriting;

/// <summary>
/// Writes <c>F.mse_loss(recon, x, reduction: Reduction.Sum)</c> for the call of a loss module that others call too, so that it cannot be made anew. Null: the module has
/// options that the function would have to repeat, or nobody sees where it is made.
/// </summary>
internal sealed class LossFunction(RoslynProgram program, SyntaxNode member, SemanticModel model, CancellationToken cancellation)
{
    private const string Functional = "TorchSharp.torch+nn+functional";

    private readonly HeldValue _held = new(program, member, cancellation);

    /// <param name="reduction">The reduction that the call is to have; null for that of the module.</param>
    /// <param name="function">The function in place of the module's own.</param>
    public Rewrite? InPlaceOf(InvocationExpressionSyntax call, IInvocationOperation operation, string? reduction = null, string? function = null)
    {
        if (HolderOf(operation) is not { } holder || CreationIn(_held.SharedOf(holder), OperationOf) is not { } creation || LossApis.FindModule(creation.TargetMethod.Name) is not { } api
            || call.ArgumentList.Arguments.Any(a => a.NameColon is not null)
            || creation.Arguments.Any(a => a.ArgumentKind != ArgumentKind.DefaultValue && a.Parameter?.Name != LossApi.ReductionParameter)
            || creation.Arguments.FirstOrDefault(a => a.Parameter?.Name == LossApi.ReductionParameter) is not { } made
            || Spelling(call, function ?? api.Function) is not { } spelling)
        {
            return null;
        }

        var members = ((INamedTypeSymbol)made.Parameter!.Type).GetMembers().OfType<IFieldSymbol>();
        var isDefault = reduction is null && made.ArgumentKind == ArgumentKind.DefaultValue;
        var wanted = members.FirstOrDefault(m => reduction is null ? made.Value.ConstantValue is { HasValue: true, Value: { } value } && value.Equals(m.ConstantValue) : m.Name == reduction);
        var written = isDefault || wanted is null ? null : ReductionSpelling.Of(wanted, call, model);
        if (!isDefault && written is null)
        {
            return null;
        }

        return new Rewrite(call, node => Written((InvocationExpressionSyntax)node, spelling, written));
    }

    /// <summary>The local, field or property that holds the module that is called.</summary>
    public static ISymbol? HolderOf(IInvocationOperation call) => Unconverted(call.Instance) switch
    {
        ILocalReferenceOperation local => local.Local,
        IFieldReferenceOperation field => field.Field,
        IPropertyReferenceOperation property => property.Property,
        _ => null,
    };

    public static ExpressionSyntax? MadeInPlace(IInvocationOperation call) => HolderOf(call) is null ? Unconverted(call.Instance)?.Syntax as ExpressionSyntax : null;

    /// <summary>The call that makes a loss module.</summary>
    public static IInvocationOperation? CreationIn(ExpressionSyntax? made, Func<InvocationExpressionSyntax, IInvocationOperation?> operationOf) =>
        made is InvocationExpressionSyntax creation && operationOf(creation) is { } operation && LossApis.FindModule(operation.TargetMethod.Name) is not null ? operation : null;

    private static IOperation? Unconverted(IOperation? module)
    {
        while (module is IConversionOperation conversion)
        {
            module = conversion.Operand;
        }

        return module;
    }

    private static InvocationExpressionSyntax Written(InvocationExpressionSyntax call, ExpressionSyntax function, ExpressionSyntax? reduction)
    {
        var renamed = call.WithExpression(function.WithTriviaFrom(call.Expression));
        return reduction is null ? renamed : ArgumentText.Append(renamed, LossApi.ReductionParameter, reduction);
    }

    private ExpressionSyntax? Spelling(InvocationExpressionSyntax call, string function)
    {
        if (program.Compilation.GetTypeByMetadataName(Functional) is not { } type)
        {
            return null;
        }

        string[] types = ["F", "functional", "nn.functional", "torch.nn.functional", type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)];
        return types.FirstOrDefault(t => SymbolEqualityComparer.Default.Equals(model.GetSpeculativeSymbolInfo(call.SpanStart, SyntaxFactory.ParseExpression(t), SpeculativeBindingOption.BindAsExpression).Symbol, type)) is { } written
            ? SyntaxFactory.ParseExpression(written + "." + function)
            : null;
    }

    private IInvocationOperation? OperationOf(InvocationExpressionSyntax call) =>
        program.ModelOf(call.SyntaxTree).GetOperation(call, cancellation) is IInvocationOperation operation && program.Torch?.Declares(operation.TargetMethod) == true ? operation : null;
}
