using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using VaeLint.Core.Ir;

namespace VaeLint.CSharp.Lowering;

/// <summary>Assignments and the places they write.</summary>
internal sealed partial class BodyLowering
{
    private readonly Dictionary<ILocalSymbol, Place> _aliases = new(SymbolEqualityComparer.Default);
    private ISymbol? _initialized;
    private int _initialValue = -1;

    /// <summary>From now on what <paramref name="member"/> is initialised with goes to the returned register instead of into the member.</summary>
    public int ExpectInitialValueOf(ISymbol member)
    {
        _initialized = member;
        return _initialValue = NewRegister();
    }

    private int SimpleAssignment(ISimpleAssignmentOperation operation)
    {
        var at = SyntaxOrigin.Of(operation.Syntax);
        if (operation.IsRef && operation.Target is ILocalReferenceOperation alias && PlaceOf(operation.Value) is { } aliased)
        {
            _aliases[alias.Local] = aliased;
            return Load(aliased, at);
        }

        var place = PlaceOf(operation.Target);
        if (place is null)
        {
            Expression(operation.Target);
            return Expression(operation.Value);
        }

        var value = Expression(operation.Value);
        if (_initialized is not null && SymbolEqualityComparer.Default.Equals(AssignedMember(operation), _initialized))
        {
            Emit(new IrMove(_initialValue, value, at));
            return value;
        }

        Store(place, value, at);
        return value;
    }

    private static ISymbol? AssignedMember(ISimpleAssignmentOperation operation) => operation.Target switch
    {
        IFieldReferenceOperation field => field.Field,
        IPropertyReferenceOperation property => property.Property,
        _ => null,
    };

    private int CompoundAssignment(ICompoundAssignmentOperation operation)
    {
        var at = SyntaxOrigin.Of(operation.Syntax);
        if (PlaceOf(operation.Target) is not { } place)
        {
            return Other(operation);
        }

        var left = operation.Target is IFlowCaptureReferenceOperation reference ? CaptureOf(reference).Register : Load(place, SyntaxOrigin.Of(operation.Target.Syntax));
        var position = _block.Instructions.Count;
        var right = Expression(operation.Value);
        left = Preserve(left, position, at);
        var result = Operate(
            operation.OperatorMethod,
            OperatorOf(operation.OperatorKind),
            left,
            right,
            operation.Type,
            at,
            SyntaxOrigin.Of(operation.Target.Syntax),
            SyntaxOrigin.Of(operation.Value.Syntax));
        Store(place, result, at);
        return result;
    }

    private int Increment(IIncrementOrDecrementOperation operation)
    {
        var at = SyntaxOrigin.Of(operation.Syntax);
        if (PlaceOf(operation.Target) is not { } place)
        {
            return Other(operation);
        }

        var before = Load(place, at);
        if (operation.IsPostfix && _variableRegisters.Contains(before))
        {
            before = Copy(before, at);
        }

        var op = operation.Kind == OperationKind.Increment ? BinaryOperator.Add : BinaryOperator.Subtract;
        var after = operation.OperatorMethod is { } method && !IsArithmetic(method)
            ? Opaque(operation.Type, [before], "increment", at)
            : Operate(null, op, before, Constant(1, null, TypeRef.Integer, at), operation.Type, at, at, at);
        Store(place, after, at);
        return operation.IsPostfix ? before : after;
    }

    /// <summary>The place an operation names, its parts evaluated now; null where it names none.</summary>
    private Place? PlaceOf(IOperation operation)
    {
        switch (operation)
        {
            case ILocalReferenceOperation local:
                return _aliases.TryGetValue(local.Local, out var aliased) ? aliased : new VariablePlace(Variable(local.Local));
            case IParameterReferenceOperation parameter:
                return IsCapturedByType(parameter.Parameter)
                    ? new FieldPlace(This(), _program.Members.Captured(parameter.Parameter, _cancellation))
                    : new VariablePlace(Variable(parameter.Parameter));
            case IDiscardOperation:
                return new VariablePlace(NewRegister());
            case IFieldReferenceOperation field:
                return FieldPlaceOf(field);
            case IPropertyReferenceOperation property:
                return PropertyPlaceOf(property);
            case IArrayElementReferenceOperation { Indices.Length: 1 } element:
                var parts = Operands(new[] { element.ArrayReference, element.Indices[0] });
                return new ElementPlace(parts[0], parts[1], TypeOf(element.Type));
            case IFlowCaptureReferenceOperation capture:
                return CaptureOf(capture).Place;
            case IDeclarationExpressionOperation declaration:
                return PlaceOf(declaration.Expression);
            case IParenthesizedOperation parenthesized:
                return PlaceOf(parenthesized.Operand);
            case IConversionOperation { IsImplicit: true, OperatorMethod: null } conversion:
                return PlaceOf(conversion.Operand);
            default:
                return null;
        }
    }

    private Place? FieldPlaceOf(IFieldReferenceOperation operation)
    {
        if (TupleIndex(operation.Field) is >= 0 and var index && operation.Instance is { Type: INamedTypeSymbol tuple } receiver)
        {
            return PlaceOf(receiver) is { } stored ? new TupleItemPlace(stored, index, TypeOf(tuple).Arguments) : null;
        }

        var instance = operation.Instance is { } owner ? Expression(owner) : -1;
        return new FieldPlace(instance, _program.Members.Field(operation.Field, _cancellation));
    }

    private Place PropertyPlaceOf(IPropertyReferenceOperation operation)
    {
        var property = operation.Property;
        var instance = operation.Instance is { } owner ? Expression(owner) : -1;
        if (_program.HasOwnStorage(property) || operation.Property.ContainingType.IsAnonymousType)
        {
            return new FieldPlace(instance, _program.Members.Storage(property, _cancellation));
        }

        if (ElementIndex(operation) is { } index)
        {
            return new ElementPlace(instance, Expression(index), TypeOf(operation.Type));
        }

        var arguments = Arguments(operation.Arguments, property.Parameters);

        return new PropertyPlace(instance, property, arguments.Registers, arguments.Origins, operation.Instance?.Syntax is not BaseExpressionSyntax);
    }

    private int Load(Place place, Origin at)
    {
        var target = NewRegister();
        switch (place)
        {
            case VariablePlace variable:
                return variable.Register;
            case FieldPlace field:
                Emit(new IrGetField(target, field.Instance, field.Field, at));
                return target;
            case ElementPlace element:
                Emit(new IrGetElement(target, element.Source, element.Index, element.Type, at));
                return target;
            case TupleItemPlace item:
                return TupleItem(Load(item.Tuple, at), item.Index, item.Items[item.Index], at);
            case PropertyPlace property when GetterOf(property.Property) is { } getter:
                Emit(new IrCall(target, Accessor(getter, property.IsVirtual), property.Instance, property.Arguments, property.Origins, isCreation: false, at, NameOf(at)));
                return target;
            default:
                return Opaque(null, [], "unreadable", at);
        }
    }

    private void Store(Place place, int value, Origin at)
    {
        switch (place)
        {
            case VariablePlace variable when variable.Register != value:
                Emit(new IrMove(variable.Register, value, at));
                break;
            case FieldPlace field:
                Emit(new IrSetField(field.Instance, field.Field, value, at));
                break;
            case ElementPlace element:
                Emit(new IrSetElement(element.Source, element.Index, value, at));
                break;
            case TupleItemPlace item:
                StoreTupleItem(item, value, at);
                break;
            case PropertyPlace property when SetterOf(property.Property) is { } setter:
                Emit(new IrCall(
                    -1,
                    Accessor(setter, property.IsVirtual),
                    property.Instance,
                    [.. property.Arguments, value],
                    [.. property.Origins, at],
                    isCreation: false,
                    at,
                    at));
                break;
        }
    }

    private void StoreTupleItem(TupleItemPlace place, int value, Origin at)
    {
        var tuple = Load(place.Tuple, at);
        var items = new int[place.Items.Count];
        for (var index = 0; index < items.Length; index++)
        {
            items[index] = index == place.Index ? value : TupleItem(tuple, index, place.Items[index], at);
        }

        var changed = NewRegister();
        Emit(new IrMakeTuple(changed, items, at));
        Store(place.Tuple, changed, at);
    }
}
