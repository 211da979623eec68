using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace VaeLint.CSharp.Hosting.Marks;

/// <summary>Finds the marks and the callees of operations. What the compiler calls without a name (operators, accessors, enumerators) counts as called.</summary>
internal sealed class MarkWalk(RoslynProgram program, MarksBuilder found)
{
    public void Visit(IOperation root)
    {
        IReadOnlyList<IOperation> operations = [.. root.DescendantsAndSelf()];
        var products = new ProductSources(operations);
        foreach (var operation in operations)
        {
            Note(operation);
            if ((found.Marks & LossMark.Square) == 0 && products.MaySquare(operation) && program.Torch?.IsTensor(operation.Type) == true)
            {
                found.Mark(LossMark.Square);
            }
        }
    }

    private void Note(IOperation operation)
    {
        switch (operation)
        {
            // What runs behind a function value is not seen here, nor what an operation does that has no name.
            case IInvocationOperation { TargetMethod.MethodKind: MethodKind.DelegateInvoke } or IDynamicInvocationOperation or IDynamicMemberReferenceOperation or IDynamicIndexerAccessOperation or IDynamicObjectCreationOperation:
                found.Mark(LossMark.All);
                break;
            case { Kind: OperationKind.None or OperationKind.Invalid } when program.Torch?.IsTensor(operation.Type) == true:
                found.Mark(LossMark.All);
                break;
            case IInvocationOperation call:
                found.Call(call.TargetMethod, call.Instance?.Type);
                break;
            case IObjectCreationOperation { Constructor: { } constructor }:
                found.Call(constructor);
                break;
            case IMethodReferenceOperation reference:
                found.Call(reference.Method, reference.Instance?.Type);
                break;
            case IPropertyReferenceOperation property:
                found.Read(property.Property);
                break;
            case IFieldReferenceOperation field:
                found.Read(field.Field);
                break;
            case IBinaryOperation { OperatorMethod: { } method }:
                found.Call(method);
                break;
            case IUnaryOperation { OperatorMethod: { } method }:
                found.Call(method);
                break;
            case ICompoundAssignmentOperation { OperatorMethod: { } method }:
                found.Call(method);
                break;
            case IIncrementOrDecrementOperation { OperatorMethod: { } method }:
                found.Call(method);
                break;
            case IConversionOperation { OperatorMethod: { } method }:
                found.Call(method);
                break;
            case IForEachLoopOperation { Collection: { } collection }:
                Enumerate(collection is IConversionOperation conversion ? conversion.Operand.Type : collection.Type);
                Deconstruct(program.DeconstructionOf(operation.Syntax));
                break;
            case IDeconstructionAssignmentOperation:
                Deconstruct(program.DeconstructionOf(operation.Syntax));
                break;
            case IRecursivePatternOperation { DeconstructSymbol: IMethodSymbol deconstruct }:
                found.Call(deconstruct);
                break;
        }
    }

    private void Enumerate(ITypeSymbol? type)
    {
        foreach (var start in type is INamedTypeSymbol sequence ? CallNamed(sequence, "GetEnumerator") : [])
        {
            if (start.ReturnType is INamedTypeSymbol enumerator)
            {
                CallNamed(enumerator, "MoveNext");
                CallNamed(enumerator, "get_Current");
            }
        }
    }

    private void Deconstruct(DeconstructionInfo? info)
    {
        if (info is not { } known)
        {
            return;
        }

        if (known.Method is { } method)
        {
            found.Call(method);
        }

        foreach (var nested in known.Nested)
        {
            Deconstruct(nested);
        }
    }

    private List<IMethodSymbol> CallNamed(INamedTypeSymbol type, string name)
    {
        var methods = program.Types.IsSource(type) ? type.GetMembers(name).OfType<IMethodSymbol>().ToList() : [];
        methods.ForEach(method => found.Call(method));
        return methods;
    }
}
