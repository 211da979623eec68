using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace VaeLint.CSharp.Hosting.Marks;

/// <summary>Whether the factors of a product may be one tensor: they come from the same place, by whatever name.</summary>
internal sealed class ProductSources(IReadOnlyList<IOperation> operations)
{
    private const int LongestChain = 16;

    private Dictionary<ISymbol, IOperation?>? _definitions;

    /// <summary>Says yes too often: different tensors may come from one place.</summary>
    public bool MaySquare(IOperation operation) => operation switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Multiply } product => AreOne(product.LeftOperand, product.RightOperand),
        ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Multiply } product => AreOne(product.Target, product.Value),
        _ => false,
    };

    private bool AreOne(IOperation left, IOperation right) => SourceOf(left) is { } source ? source == SourceOf(right) : SyntaxFactory.AreEquivalent(left.Syntax, right.Syntax);

    /// <summary>Null for what is computed in place.</summary>
    private string? SourceOf(IOperation? operation)
    {
        for (var hops = 0; hops < LongestChain; hops++)
        {
            switch (operation)
            {
                case IConversionOperation conversion:
                    operation = conversion.Operand;
                    break;
                case IParenthesizedOperation parenthesized:
                    operation = parenthesized.Operand;
                    break;
                case IAwaitOperation awaited:
                    operation = awaited.Operation;
                    break;
                case ISimpleAssignmentOperation assignment:
                    operation = assignment.Value;
                    break;
                case ILocalReferenceOperation local when OnlyDefinitionOf(local.Local) is { } definition:
                    if (definition is IDeconstructionAssignmentOperation deconstruction)
                    {
                        return PlaceIn(deconstruction, local.Local);
                    }

                    operation = definition;
                    break;
                case ILocalReferenceOperation local:
                    return "local " + local.Local.Name;
                case IParameterReferenceOperation parameter:
                    return "parameter " + parameter.Parameter.Name;
                case IFieldReferenceOperation { Field.ContainingType.IsTupleType: true } item:
                    return (item.Field.CorrespondingTupleField ?? item.Field).Name;
                case IMemberReferenceOperation member:
                    return member.Member.Name;
                case IInvocationOperation call:
                    return call.TargetMethod.Name + "()";
                case IArrayElementReferenceOperation:
                    return "[]";
                default:
                    return null;
            }
        }

        return "";
    }

    private static string PlaceIn(IDeconstructionAssignmentOperation deconstruction, ILocalSymbol local)
    {
        var tuple = deconstruction.Target is IDeclarationExpressionOperation declaration ? declaration.Expression : deconstruction.Target;
        var elements = tuple is ITupleOperation { Elements: var all } ? all.Select(element => element is IDeclarationExpressionOperation declared ? declared.Expression : element).ToList() : [];
        var place = elements.FindIndex(element => element is ILocalReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Local, local));
        return "Item" + (place + 1).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Null where a local is written more than once, or by something else than an assignment.</summary>
    private IOperation? OnlyDefinitionOf(ILocalSymbol local)
    {
        _definitions ??= Definitions();
        return _definitions.TryGetValue(local, out var definition) ? definition : null;
    }

    private Dictionary<ISymbol, IOperation?> Definitions()
    {
        var definitions = new Dictionary<ISymbol, IOperation?>(SymbolEqualityComparer.Default);
        foreach (var operation in operations)
        {
            switch (operation)
            {
                case IVariableDeclaratorOperation declarator when declarator.GetVariableInitializer() is { } initializer:
                    Add(declarator.Symbol, initializer.Value);
                    break;
                case ISimpleAssignmentOperation { Target: ILocalReferenceOperation target } assignment:
                    Add(target.Local, assignment.Value);
                    break;
                case IDeconstructionAssignmentOperation deconstruction:
                    foreach (var target in deconstruction.Target.DescendantsAndSelf().OfType<ILocalReferenceOperation>())
                    {
                        Add(target.Local, deconstruction);
                    }

                    break;
            }
        }

        return definitions;

        void Add(ISymbol local, IOperation value) => definitions[local] = definitions.ContainsKey(local) ? null : value;
    }
}
