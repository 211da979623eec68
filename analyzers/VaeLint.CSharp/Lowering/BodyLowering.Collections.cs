using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using VaeLint.Core.Ir;

namespace VaeLint.CSharp.Lowering;

/// <summary>Arrays, collection expressions, element access, anonymous objects and the steps of foreach.</summary>
internal sealed partial class BodyLowering
{
    private int ArrayCreation(IArrayCreationOperation operation)
    {
        var at = SyntaxOrigin.Of(operation.Syntax);
        if (operation.Initializer is not { } initializer || operation.DimensionSizes.Length != 1)
        {
            return IsEmptyArray(operation) ? MakeArray([], null, at) : Other(operation);
        }

        return MakeArray(Operands(initializer.ElementValues), null, at);
    }

    private static bool IsEmptyArray(IArrayCreationOperation operation) =>
        operation is { Initializer: null, DimensionSizes.Length: 1 } && operation.DimensionSizes[0].ConstantValue is { HasValue: true, Value: 0 or 0L };

    private int MakeArray(IReadOnlyList<int> items, IReadOnlyList<bool>? spread, Origin at)
    {
        var target = NewRegister();
        Emit(new IrMakeArray(target, items, at, spread));
        return target;
    }

    private int ArrayElement(IArrayElementReferenceOperation operation)
    {
        var at = SyntaxOrigin.Of(operation.Syntax);
        if (operation.Indices.Length != 1)
        {
            return Other(operation);
        }

        if (operation.Indices[0].Type is { Name: "Range", ContainingNamespace.Name: "System" })
        {
            return SubArray(operation, at);
        }

        var parts = Operands(new[] { operation.ArrayReference, operation.Indices[0] });
        var target = NewRegister();
        Emit(new IrGetElement(target, parts[0], parts[1], TypeOf(operation.Type), at));
        return target;
    }

    /// <summary>What the compiler calls for <c>array[a..b]</c>.</summary>
    private int SubArray(IArrayElementReferenceOperation operation, Origin at)
    {
        var parts = Operands(new[] { operation.ArrayReference, operation.Indices[0] });
        if (_program.SubArray is not { } method)
        {
            return Opaque(operation.Type, parts, "slice", at);
        }

        var target = NewRegister();
        Origin?[] origins = [SyntaxOrigin.Of(operation.ArrayReference.Syntax), SyntaxOrigin.Of(operation.Indices[0].Syntax)];
        Emit(new IrCall(target, method, -1, parts, origins, isCreation: false, at, at));
        return target;
    }

    /// <summary>A range is the pair of its ends; an end counted from the end is negative, an open one is 0 and null.</summary>
    private int Range(IRangeOperation operation)
    {
        var at = SyntaxOrigin.Of(operation.Syntax);
        var start = operation.LeftOperand is { } left ? Expression(left) : Constant(0, null, TypeRef.Integer, at);
        var end = operation.RightOperand is { } right ? Expression(right) : Constant(null, null, TypeRef.Integer, at);
        var target = NewRegister();
        Emit(new IrMakeTuple(target, [start, end], at));
        return target;
    }

    /// <summary><c>list[^1]</c> on a type that counts its elements but takes only integers.</summary>
    private int ImplicitIndexer(IImplicitIndexerReferenceOperation operation)
    {
        var at = SyntaxOrigin.Of(operation.Syntax);
        var parts = Operands(new[] { operation.Instance, operation.Argument });
        if (operation.IndexerSymbol is not IPropertySymbol)
        {
            return Opaque(operation.Type, parts, "slice", at);
        }

        var target = NewRegister();
        Emit(new IrGetElement(target, parts[0], parts[1], TypeOf(operation.Type), at));
        return target;
    }

    /// <summary>
    /// A collection expression has an operation of its own only in later Roslyn versions than the one we compile against;
    /// its elements are the child operations either way.
    /// </summary>
    private int CollectionExpression(IOperation operation, CollectionExpressionSyntax syntax)
    {
        var at = SyntaxOrigin.Of(syntax);
        var items = new List<int>();
        var spread = new List<bool>();
        foreach (var child in operation.ChildOperations)
        {
            var element = child;
            var isSpread = child.Syntax is SpreadElementSyntax || child.Syntax.Parent is SpreadElementSyntax;
            if (child.Syntax is SpreadElementSyntax && Only(child.ChildOperations) is { } operand)
            {
                element = operand;
            }

            items.Add(Expression(element));
            spread.Add(isSpread);
        }

        return items.Count == syntax.Elements.Count
            ? MakeArray(items, spread.Contains(true) ? spread : null, at)
            : Opaque(operation.Type, items, "collection expression", at);
    }

    private static IOperation? Only(IOperation.OperationList operations)
    {
        foreach (var operation in operations)
        {
            return operation;
        }

        return null;
    }

    private int AnonymousCreation(IAnonymousObjectCreationOperation operation)
    {
        var at = SyntaxOrigin.Of(operation.Syntax);
        var values = new List<int>();
        var origins = new List<Origin?>();
        foreach (var initializer in operation.Initializers)
        {
            var value = initializer is ISimpleAssignmentOperation assignment ? assignment.Value : initializer;
            values.Add(Expression(value));
            origins.Add(SyntaxOrigin.Of(value.Syntax));
        }

        var target = NewRegister();
        if (operation.Type is INamedTypeSymbol { InstanceConstructors.Length: > 0 } type && type.InstanceConstructors[0].Parameters.Length == values.Count)
        {
            Emit(new IrCall(target, _program.Members.Method(type.InstanceConstructors[0]), -1, values, origins, isCreation: true, at, at));
        }
        else
        {
            Emit(new IrOpaque(target, TypeOf(operation.Type), values, "anonymous object", at));
        }

        return target;
    }

    private int MoreElements(IInvocationOperation move, int enumerator)
    {
        var target = NewRegister();
        Emit(new IrMoreElements(target, enumerator, SyntaxOrigin.Of(move.Syntax)));
        return target;
    }
}
