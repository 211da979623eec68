using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;
using VaeLint.Core.Ir;

namespace VaeLint.CSharp.Lowering;

/// <summary><c>var (a, b) = value</c>, by items or through a Deconstruct method.</summary>
internal sealed partial class BodyLowering
{
    private int DeconstructionAssignment(IDeconstructionAssignmentOperation operation)
    {
        var value = Expression(operation.Value);
        Deconstruct(operation.Target, value, operation.Value.Type, _program.DeconstructionOf(operation.Syntax));
        return value;
    }

    private void Deconstruct(IOperation target, int value, ITypeSymbol? type, DeconstructionInfo? info)
    {
        Guard();
        var at = SyntaxOrigin.Of(target.Syntax);
        if (target is IDeclarationExpressionOperation declaration)
        {
            target = declaration.Expression;
        }

        if (target is not ITupleOperation tuple)
        {
            if (PlaceOf(target) is { } place)
            {
                Store(place, value, at);
            }

            return;
        }

        var items = info?.Method is { } method ? CallDeconstruct(method, value, at) : TupleItems(value, tuple.Elements.Length, type, at);
        for (var index = 0; index < tuple.Elements.Length && index < items.Length; index++)
        {
            var nested = info is { } known && index < known.Nested.Length ? known.Nested[index] : (DeconstructionInfo?)null;
            Deconstruct(tuple.Elements[index], items[index], ItemType(info, type, index), nested);
        }
    }

    private static ITypeSymbol? ItemType(DeconstructionInfo? info, ITypeSymbol? type, int index)
    {
        if (info?.Method is { } method)
        {
            var first = method.IsStatic ? 1 : 0;
            return first + index < method.Parameters.Length ? method.Parameters[first + index].Type : null;
        }

        return type is INamedTypeSymbol { IsTupleType: true } tuple && index < tuple.TupleElements.Length ? tuple.TupleElements[index].Type : null;
    }

    private int[] TupleItems(int value, int count, ITypeSymbol? type, Origin at)
    {
        var items = new int[count];
        for (var index = 0; index < count; index++)
        {
            items[index] = TupleItem(value, index, TypeOf(ItemType(null, type, index)), at);
        }

        return items;
    }

    private int[] CallDeconstruct(IMethodSymbol method, int value, Origin at)
    {
        method = method.ReducedFrom ?? method;
        var outputs = new int[method.Parameters.Length - (method.IsStatic ? 1 : 0)];
        var origins = new Origin?[method.Parameters.Length];
        for (var index = 0; index < outputs.Length; index++)
        {
            outputs[index] = NewRegister();
        }

        for (var index = 0; index < origins.Length; index++)
        {
            origins[index] = at;
        }

        Emit(new IrCall(
            -1,
            _program.Members.Method(method),
            method.IsStatic ? -1 : value,
            method.IsStatic ? [value, .. outputs] : outputs,
            origins,
            isCreation: false,
            at,
            at));
        return outputs;
    }
}
