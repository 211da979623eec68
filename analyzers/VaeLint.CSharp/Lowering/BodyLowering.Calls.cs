using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;
using VaeLint.Core.Ir;

namespace VaeLint.CSharp.Lowering;

/// <summary>Calls, creations and their arguments.</summary>
internal sealed partial class BodyLowering
{
    private int Call(IInvocationOperation operation) => Call(operation, out _);

    /// <summary><paramref name="receiver"/> is where an in-place tensor method has stored its result.</summary>
    private int Call(IInvocationOperation operation, out Place? receiver)
    {
        receiver = null;
        var method = operation.TargetMethod;
        if (operation.IsImplicit && ImplicitCall(operation) is >= 0 and var known)
        {
            return known;
        }

        var at = SyntaxOrigin.Of(operation.Syntax);
        if (method.MethodKind is MethodKind.DelegateInvoke or MethodKind.LocalFunction)
        {
            var function = method.MethodKind == MethodKind.LocalFunction ? LocalFunction(method, at) : Expression(operation.Instance!);
            return Invoke(function, operation, at);
        }

        var changesReceiver = ChangesReceiver(operation);
        var instance = -1;
        if (operation.Instance is { } target)
        {
            instance = changesReceiver ? Receiver(target, out receiver) : Expression(target);
        }

        var position = _block.Instructions.Count;
        var arguments = Arguments(operation.Arguments, method.Parameters);
        if (instance >= 0)
        {
            instance = Preserve(instance, position, at);
        }

        var result = NewRegister();
        Emit(new IrCall(result, Callee(operation), instance, arguments.Registers, arguments.Origins, isCreation: false, at, SyntaxOrigin.OfName(operation.Syntax)));
        WriteBack(arguments, at);
        if (receiver is not null)
        {
            Store(receiver, result, at);
        }

        return result;
    }

    private bool ChangesReceiver(IInvocationOperation operation) => _program.Torch is { } torch && torch.ChangesReceiver(operation.TargetMethod);

    private int Receiver(IOperation operation, out Place? place)
    {
        if (operation is IInvocationOperation inner && ChangesReceiver(inner))
        {
            return Call(inner, out place);
        }

        place = PlaceOf(operation);
        return place is null ? Expression(operation) : Load(place, SyntaxOrigin.Of(operation.Syntax));
    }

    private MethodRef Callee(IInvocationOperation operation)
    {
        var method = operation.TargetMethod;
        if (operation.Instance?.Syntax is BaseExpressionSyntax || method.MethodKind == MethodKind.Constructor)
        {
            return _program.Members.NonVirtualMethod(method);
        }

        // A module of this program runs its forward.
        if (_program.Torch is { } torch && operation.Instance?.Type is INamedTypeSymbol type && _program.Types.IsSource(type) && torch.IsModuleCall(method)
            && _program.FindOverride(method, type) is { } forward)
        {
            return _program.Members.Method(forward);
        }

        return _program.Members.Method(method);
    }

    /// <summary>Calls that the compiler wrote for foreach and lock; −1 for any other.</summary>
    private int ImplicitCall(IInvocationOperation operation)
    {
        if (operation.Instance is IFlowCaptureReferenceOperation reference && CaptureOf(reference).Sequence is >= 0 and var enumerator)
        {
            return operation.TargetMethod.Name is "MoveNext" or "MoveNextAsync" ? MoreElements(operation, enumerator) : UnknownOf(operation);
        }

        // The value behind a?.b and a ?? b, after the test for null.
        if (operation is { TargetMethod.Name: "GetValueOrDefault", Arguments.IsEmpty: true, Instance: { Type.OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable })
        {
            return Expression(nullable);
        }

        return operation.Syntax.FirstAncestorOrSelf<LockStatementSyntax>()?.Expression == operation.Syntax ? UnknownOf(operation) : -1;
    }

    private int Invoke(int function, IInvocationOperation operation, Origin at)
    {
        var position = _block.Instructions.Count;
        var arguments = Arguments(operation.Arguments, operation.TargetMethod.Parameters);
        function = Preserve(function, position, at);
        var result = NewRegister();
        Emit(new IrInvoke(result, function, arguments.Registers, at));
        WriteBack(arguments, at);
        return result;
    }

    private int Creation(IObjectCreationOperation operation)
    {
        var at = SyntaxOrigin.Of(operation.Syntax);
        if (operation.Constructor is not { } constructor)
        {
            return Other(operation);
        }

        var arguments = Arguments(operation.Arguments, constructor.Parameters);
        var result = NewRegister();
        if (operation.Type is { IsTupleType: true })
        {
            Emit(new IrMakeTuple(result, arguments.Registers, at));
            return result;
        }

        Emit(new IrCall(result, _program.Members.Method(constructor), -1, arguments.Registers, arguments.Origins, isCreation: true, at, at));
        WriteBack(arguments, at);
        return result;
    }

    private ArgumentList Arguments(ImmutableArray<IArgumentOperation> arguments, ImmutableArray<IParameterSymbol> parameters)
    {
        var list = new ArgumentList(parameters.Length);
        var positions = new int[list.Registers.Length];
        for (var index = 0; index < positions.Length; index++)
        {
            positions[index] = -1;
        }

        foreach (var argument in arguments)
        {
            var ordinal = argument.Parameter?.Ordinal ?? -1;
            if (ordinal < 0 || ordinal >= positions.Length)
            {
                Expression(argument.Value);
                continue;
            }

            list.Registers[ordinal] = Argument(argument, list);
            list.Origins[ordinal] = OriginOf(argument);
            positions[ordinal] = _block.Instructions.Count;
        }

        for (var index = 0; index < positions.Length; index++)
        {
            if (positions[index] < 0)
            {
                list.Registers[index] = Opaque(parameters[index].Type, [], "missing argument", Origin.None);
            }
            else if (parameters[index].RefKind is not (RefKind.Ref or RefKind.Out))
            {
                list.Registers[index] = Preserve(list.Registers[index], positions[index], list.Origins[index] ?? Origin.None);
            }
        }

        return list;
    }

    private int Argument(IArgumentOperation argument, ArgumentList list)
    {
        var parameter = argument.Parameter!;
        if (argument.ArgumentKind == ArgumentKind.DefaultValue)
        {
            return OmittedArgument(argument, parameter);
        }

        if (parameter.RefKind is RefKind.Ref or RefKind.Out && PlaceOf(argument.Value) is { } place)
        {
            if (place is VariablePlace variable)
            {
                return variable.Register;
            }

            var temporary = parameter.RefKind == RefKind.Out ? NewRegister() : Load(place, SyntaxOrigin.Of(argument.Syntax));
            list.WrittenBack.Add((place, temporary));
            return temporary;
        }

        return Expression(argument.Value);
    }

    private int OmittedArgument(IArgumentOperation argument, IParameterSymbol parameter)
    {
        var at = SyntaxOrigin.Of(argument.Syntax);
        if (argument.Value.ConstantValue is { HasValue: true, Value: not null } given)
        {
            return Constant(given.Value, null, TypeOf(parameter.Type), at);
        }

        if (parameter.HasExplicitDefaultValue && (parameter.ExplicitDefaultValue is not null || IsNullable(parameter.Type)))
        {
            return Constant(parameter.ExplicitDefaultValue, null, TypeOf(parameter.Type), at);
        }

        return Expression(argument.Value);
    }

    private static bool IsNullable(ITypeSymbol type) => type.IsReferenceType || type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;

    private static Origin? OriginOf(IArgumentOperation argument)
    {
        if (argument.ArgumentKind == ArgumentKind.DefaultValue)
        {
            return null;
        }

        if (argument.ArgumentKind != ArgumentKind.ParamArray)
        {
            return SyntaxOrigin.Of(argument.Value.Syntax);
        }

        if (argument.Value is not IArrayCreationOperation { Initializer.ElementValues: { IsEmpty: false } elements })
        {
            return argument.Value is IArrayCreationOperation ? null : SyntaxOrigin.Of(argument.Value.Syntax);
        }

        var first = elements[0].Syntax;
        return SyntaxOrigin.Of(first, TextSpan.FromBounds(first.SpanStart, elements[elements.Length - 1].Syntax.Span.End));
    }

    private void WriteBack(ArgumentList arguments, Origin at)
    {
        foreach (var (place, register) in arguments.WrittenBack)
        {
            Store(place, register, at);
        }
    }

    private sealed class ArgumentList(int count)
    {
        public int[] Registers { get; } = new int[count];

        public Origin?[] Origins { get; } = new Origin?[count];

        public List<(Place Place, int Register)> WrittenBack { get; } = [];
    }
}
