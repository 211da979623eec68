using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using VaeLint.Core.Ir;

namespace VaeLint.CSharp.Lowering;

/// <summary>Values.</summary>
internal sealed partial class BodyLowering
{
    private int Expression(IOperation operation)
    {
        Guard();
        if (operation.ConstantValue.HasValue && !KeepsConstantOperands(operation))
        {
            return Constant(operation.ConstantValue.Value, ConstantName(operation), TypeOf(operation.Type), SyntaxOrigin.Of(operation.Syntax));
        }

        return operation switch
        {
            ILocalReferenceOperation local => _aliases.TryGetValue(local.Local, out var aliased) ? Load(aliased, SyntaxOrigin.Of(local.Syntax)) : Variable(local.Local),
            IParameterReferenceOperation parameter => ParameterValue(parameter),
            IInstanceReferenceOperation instance => InstanceValue(instance),
            IFlowCaptureReferenceOperation capture => CaptureOf(capture).Register is >= 0 and var register ? register : UnknownOf(operation),
            IFieldReferenceOperation field => FieldValue(field),
            IPropertyReferenceOperation property => PropertyValue(property),
            IInvocationOperation call => Call(call),
            IObjectCreationOperation creation => Creation(creation),
            IAnonymousObjectCreationOperation creation => AnonymousCreation(creation),
            IBinaryOperation binary => Binary(binary),
            IUnaryOperation unary => Unary(unary),
            IConversionOperation conversion => Conversion(conversion),
            IParenthesizedOperation parenthesized => Expression(parenthesized.Operand),
            ISimpleAssignmentOperation assignment => SimpleAssignment(assignment),
            ICompoundAssignmentOperation compound => CompoundAssignment(compound),
            IIncrementOrDecrementOperation increment => Increment(increment),
            IDeconstructionAssignmentOperation deconstruction => DeconstructionAssignment(deconstruction),
            IDeclarationExpressionOperation declaration => Expression(declaration.Expression),
            IDiscardOperation => NewRegister(),
            ITupleOperation tuple => TupleValue(tuple),
            IArrayCreationOperation array => ArrayCreation(array),
            IArrayElementReferenceOperation element => ArrayElement(element),
            IAwaitOperation await => Await(await),
            IDelegateCreationOperation creation => Expression(creation.Target),
            IMethodReferenceOperation reference => MethodReference(reference),
            IFlowAnonymousFunctionOperation lambda => Lambda(lambda),
            IIsNullOperation test => NullTest(test),
            IIsPatternOperation test => Pattern(test.Pattern, Expression(test.Value)),
            IIsTypeOperation test => TypeTest(test),
            IDefaultValueOperation value => DefaultValue(value),
            IInterpolatedStringOperation text => InterpolatedString(text),
            IRangeOperation range => Range(range),
            IImplicitIndexerReferenceOperation indexer => ImplicitIndexer(indexer),
            ITranslatedQueryOperation query => Expression(query.Operation),
            INameOfOperation or ITypeOfOperation or ISizeOfOperation => UnknownOf(operation),
            ICaughtExceptionOperation or IStaticLocalInitializationSemaphoreOperation => UnknownOf(operation),
            _ => Other(operation),
        };
    }

    private int UnknownOf(IOperation operation) => Opaque(operation.Type, [], operation.Kind.ToString(), SyntaxOrigin.Of(operation.Syntax));

    // Integer division that truncates to 0 and the names of the factors would be lost in a folded constant.
    private static bool KeepsConstantOperands(IOperation operation) => operation switch
    {
        IBinaryOperation binary => binary.OperatorKind
            is BinaryOperatorKind.Add or BinaryOperatorKind.Subtract or BinaryOperatorKind.Multiply or BinaryOperatorKind.Divide or BinaryOperatorKind.Remainder
            && binary.Type is { SpecialType: >= SpecialType.System_SByte and <= SpecialType.System_Double },
        IConversionOperation conversion => KeepsConstantOperands(conversion.Operand),
        IParenthesizedOperation parenthesized => KeepsConstantOperands(parenthesized.Operand),
        _ => false,
    };

    private static string? ConstantName(IOperation operation) => operation switch
    {
        IFieldReferenceOperation field => field.Field.Name,
        ILocalReferenceOperation local => local.Local.Name,
        IConversionOperation conversion => ConstantName(conversion.Operand),
        IParenthesizedOperation parenthesized => ConstantName(parenthesized.Operand),
        _ => null,
    };

    private int ParameterValue(IParameterReferenceOperation operation)
    {
        var parameter = operation.Parameter;
        if (IsCapturedByType(parameter))
        {
            var target = NewRegister();
            Emit(new IrGetField(target, This(), _program.Members.Captured(parameter, _cancellation), SyntaxOrigin.Of(operation.Syntax)));
            return target;
        }

        return Variable(parameter);
    }

    /// <summary>A parameter of a primary constructor that is read outside of that constructor.</summary>
    private bool IsCapturedByType(IParameterSymbol parameter)
    {
        for (var outer = this; outer is not null; outer = outer._parent)
        {
            if (outer._variables.ContainsKey(parameter))
            {
                return false;
            }
        }

        return parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor
            && !constructor.DeclaringSyntaxReferences.IsEmpty
            && constructor.DeclaringSyntaxReferences[0].GetSyntax(_cancellation) is TypeDeclarationSyntax;
    }

    private int InstanceValue(IInstanceReferenceOperation operation) =>
        operation.ReferenceKind == InstanceReferenceKind.PatternInput && _patternInput >= 0 ? _patternInput
        : operation.ReferenceKind == InstanceReferenceKind.ContainingTypeInstance ? This()
        : UnknownOf(operation);

    private int FieldValue(IFieldReferenceOperation operation)
    {
        var at = SyntaxOrigin.Of(operation.Syntax);
        if (TupleIndex(operation.Field) is >= 0 and var item && operation.Instance is { } tuple)
        {
            var source = Expression(tuple);
            return TupleItem(source, item, TypeOf(operation.Type), at);
        }

        var instance = operation.Instance is { } receiver ? Expression(receiver) : -1;
        var target = NewRegister();
        Emit(new IrGetField(target, instance, _program.Members.Field(operation.Field, _cancellation), at));
        return target;
    }

    private int TupleItem(int source, int index, TypeRef type, Origin at)
    {
        var target = NewRegister();
        Emit(new IrTupleItem(target, source, index, type, at));
        return target;
    }

    private static int TupleIndex(IFieldSymbol field)
    {
        if (field.ContainingType is not { IsTupleType: true } tuple)
        {
            return -1;
        }

        var element = field.CorrespondingTupleField ?? field;
        for (var index = 0; index < tuple.TupleElements.Length; index++)
        {
            var candidate = tuple.TupleElements[index];
            if (SymbolEqualityComparer.Default.Equals(candidate, field) || SymbolEqualityComparer.Default.Equals(candidate.CorrespondingTupleField ?? candidate, element))
            {
                return index;
            }
        }

        return -1;
    }

    private int NullTest(IIsNullOperation operation)
    {
        var at = SyntaxOrigin.Of(operation.Syntax);
        var operand = Expression(operation.Operand);
        var nothing = Constant(null, null, TypeOf(operation.Operand.Type), at);
        return Combine(BinaryOperator.Equal, operand, nothing, at);
    }

    private int TypeTest(IIsTypeOperation operation)
    {
        var at = SyntaxOrigin.Of(operation.Syntax);
        var operand = Expression(operation.ValueOperand);
        var target = NewRegister();
        Emit(new IrTypeTest(target, operand, TypeOf(operation.TypeOperand), at));
        return operation.IsNegated ? Negate(target, at) : target;
    }

    private int DefaultValue(IDefaultValueOperation operation)
    {
        var target = NewRegister();
        Emit(new IrDefault(target, TypeOf(operation.Type), SyntaxOrigin.Of(operation.Syntax)));
        return target;
    }

    private int InterpolatedString(IInterpolatedStringOperation operation)
    {
        var operands = new List<int>();
        foreach (var part in operation.Parts)
        {
            if (part is IInterpolationOperation interpolation)
            {
                operands.Add(Expression(interpolation.Expression));
            }
        }

        return Opaque(operation.Type, operands, "interpolated string", SyntaxOrigin.Of(operation.Syntax));
    }

    private int TupleValue(ITupleOperation operation)
    {
        var items = Operands(operation.Elements);
        var target = NewRegister();
        Emit(new IrMakeTuple(target, items, SyntaxOrigin.Of(operation.Syntax)));
        return target;
    }

    private int Await(IAwaitOperation operation)
    {
        var awaited = operation.Operation;
        while (awaited is IInvocationOperation { TargetMethod: { Name: "ConfigureAwait", ContainingNamespace.Name: "Tasks" }, Instance: { } task })
        {
            awaited = task;
        }

        if (awaited is IInvocationOperation { IsImplicit: true, Instance: IFlowCaptureReferenceOperation reference } move && CaptureOf(reference).Sequence is >= 0 and var enumerator)
        {
            return MoreElements(move, enumerator);
        }

        return Expression(awaited);
    }

    /// <summary>What has no counterpart in the IR: its parts are evaluated, its value is unknown.</summary>
    private int Other(IOperation operation)
    {
        if (operation.Syntax is CollectionExpressionSyntax syntax)
        {
            return CollectionExpression(operation, syntax);
        }

        var operands = new List<int>();
        foreach (var child in operation.ChildOperations)
        {
            operands.Add(Expression(child));
        }

        return Opaque(operation.Type, operands, operation.Kind.ToString(), SyntaxOrigin.Of(operation.Syntax));
    }

    /// <summary>
    /// Evaluates in order. A variable that a later operand assigns (<c>i + i++</c>) keeps the value it had when its turn came.
    /// </summary>
    private int[] Operands<TOperation>(IReadOnlyList<TOperation> operations)
        where TOperation : IOperation
    {
        var registers = new int[operations.Count];
        var positions = new int[operations.Count];
        for (var index = 0; index < registers.Length; index++)
        {
            registers[index] = Expression(operations[index]);
            positions[index] = _block.Instructions.Count;
        }

        for (var index = 0; index < registers.Length - 1; index++)
        {
            registers[index] = Preserve(registers[index], positions[index], Origin.None);
        }

        return registers;
    }

    private int Preserve(int register, int position, Origin at)
    {
        if (!_variableRegisters.Contains(register))
        {
            return register;
        }

        for (var index = position; index < _block.Instructions.Count; index++)
        {
            var instruction = _block.Instructions[index];
            if (instruction.Target == register || instruction is IrCall call && WritesBack(call, register))
            {
                var copy = NewRegister();
                _block.Instructions.Insert(position, new IrMove(copy, register, at));
                return copy;
            }
        }

        return register;
    }

    private static bool WritesBack(IrCall call, int register)
    {
        for (var index = 0; index < call.Arguments.Count && index < call.Method.Parameters.Count; index++)
        {
            if (call.Arguments[index] == register && call.Method.Parameters[index].IsByRef)
            {
                return true;
            }
        }

        return false;
    }
}
