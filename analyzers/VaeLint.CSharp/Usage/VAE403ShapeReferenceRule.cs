using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using VaeLint.Core.Rules;
using VaeLint.CSharp.Symbols;

namespace VaeLint.CSharp.Usage;

/// <summary>VAE403: a shape is an array, so <c>==</c> and <c>Equals</c> ask whether it is the same array. It never is.</summary>
internal sealed class VAE403ShapeReferenceRule : SymbolRule
{
    public override Rule Rule => RuleCatalog.ShapeReference;

    public override ImmutableArray<OperationKind> Kinds { get; } = ImmutableArray.Create(OperationKind.Binary, OperationKind.Invocation);

    public override Misuse? Check(IOperation operation, TorchSymbols torch)
    {
        var (left, right, comparison) = operation switch
        {
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } equal => (equal.LeftOperand, equal.RightOperand, "=="),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.NotEquals } different => (different.LeftOperand, different.RightOperand, "!="),
            IInvocationOperation { TargetMethod: { Name: "Equals", ContainingType.SpecialType: SpecialType.System_Object } } call => Compared(call),
            _ => default,
        };

        if (left is null || right is null || SizesOf(left) is not { } one || SizesOf(right) is not { } other)
        {
            return null;
        }

        return IsShape(one, torch) || IsShape(other, torch) || (HoldsShape(one, torch) && HoldsShape(other, torch))
            ? new Misuse(operation.Syntax, $"{comparison} compares shapes by reference, and every shape is a new array, so equal shapes count as different: compare their sizes with SequenceEqual.")
            : null;
    }

    private static (IOperation? Left, IOperation? Right, string Comparison) Compared(IInvocationOperation call) => call switch
    {
        { Instance: { } instance, Arguments: [{ } argument] } => (instance, argument.Value, "Equals"),
        { Instance: null, Arguments: [{ } first, { } second] } => (first.Value, second.Value, "Equals"),
        _ => default,
    };

    /// <summary>The operand if it is an array of long and not null; an explicit conversion to object asks for the reference.</summary>
    private static IOperation? SizesOf(IOperation operand)
    {
        while (operand is IConversionOperation { IsImplicit: true } conversion)
        {
            operand = conversion.Operand;
        }

        return operand is { Type: IArrayTypeSymbol { Rank: 1, ElementType.SpecialType: SpecialType.System_Int64 }, ConstantValue.HasValue: false } ? operand : null;
    }

    private static bool IsShape(IOperation sizes, TorchSymbols torch) => sizes switch
    {
        IPropertyReferenceOperation { Property: { Name: "shape" } property } => torch.IsTensor(property.ContainingType),
        IInvocationOperation { TargetMethod: { Name: "size", Parameters.Length: 0 } method } => torch.IsTensor(method.ContainingType),
        IConditionalAccessOperation access => IsShape(access.WhenNotNull, torch),
        _ => false,
    };

    /// <summary>A shape, or a local that is never anything but one.</summary>
    private static bool HoldsShape(IOperation sizes, TorchSymbols torch)
    {
        if (sizes is not ILocalReferenceOperation { Local: var local, IsDeclaration: false })
        {
            return IsShape(sizes, torch);
        }

        var root = sizes;
        while (root.Parent is { } parent)
        {
            root = parent;
        }

        var isDeclared = false;
        foreach (var operation in root.Descendants())
        {
            switch (operation)
            {
                case IVariableDeclaratorOperation declarator when SymbolEqualityComparer.Default.Equals(declarator.Symbol, local):
                    isDeclared = declarator.Initializer?.Value is { } value && SizesOf(value) is { } initial && IsShape(initial, torch);
                    break;
                case IAssignmentOperation { Target: ILocalReferenceOperation target } when SymbolEqualityComparer.Default.Equals(target.Local, local):
                case IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out, Value: ILocalReferenceOperation given } when SymbolEqualityComparer.Default.Equals(given.Local, local):
                    return false;
            }
        }

        return isDeclared;
    }
}
