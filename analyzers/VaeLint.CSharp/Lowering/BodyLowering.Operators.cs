using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using VaeLint.Core.Ir;

namespace VaeLint.CSharp.Lowering;

/// <summary>Operators and conversions.</summary>
internal sealed partial class BodyLowering
{
    private int Binary(IBinaryOperation operation)
    {
        // A long sum is a deep tree on its left side only.
        var chain = new Stack<IBinaryOperation>();
        IOperation first = operation;
        while (first is IBinaryOperation inner && (chain.Count == 0 || !inner.ConstantValue.HasValue || KeepsConstantOperands(inner)))
        {
            chain.Push(inner);
            first = inner.LeftOperand;
        }

        var left = Expression(first);
        while (chain.Count > 0)
        {
            var current = chain.Pop();
            var at = SyntaxOrigin.Of(current.Syntax);
            var position = _block.Instructions.Count;
            var right = Expression(current.RightOperand);
            left = Preserve(left, position, at);
            left = Operate(
                current.OperatorMethod,
                OperatorOf(current.OperatorKind),
                left,
                right,
                current.Type,
                at,
                SyntaxOrigin.Of(current.LeftOperand.Syntax),
                SyntaxOrigin.Of(current.RightOperand.Syntax));
        }

        return left;
    }

    private int Operate(IMethodSymbol? method, BinaryOperator op, int left, int right, ITypeSymbol? type, Origin at, Origin leftAt, Origin rightAt)
    {
        var target = NewRegister();
        if (method is not null && !IsArithmetic(method))
        {
            Emit(new IrCall(target, _program.Members.Method(method), -1, [left, right], [leftAt, rightAt], isCreation: false, at, at));
        }
        else
        {
            Emit(new IrBinary(target, op, left, right, TypeOf(type), at, leftAt, rightAt));
        }

        return target;
    }

    private int Unary(IUnaryOperation operation)
    {
        var at = SyntaxOrigin.Of(operation.Syntax);
        if (operation.OperatorKind == UnaryOperatorKind.Hat && operation.Operand.ConstantValue is { HasValue: true, Value: int fromEnd })
        {
            return Constant(-fromEnd, null, TypeOf(operation.Operand.Type), at);
        }

        var operand = Expression(operation.Operand);
        var target = NewRegister();
        if (operation.OperatorMethod is { } method && !IsArithmetic(method))
        {
            Emit(new IrCall(target, _program.Members.Method(method), -1, [operand], [SyntaxOrigin.Of(operation.Operand.Syntax)], isCreation: false, at, at));
            return target;
        }

        // ^n is the element n before the end: a negative index.
        var op = operation.OperatorKind switch
        {
            UnaryOperatorKind.Minus or UnaryOperatorKind.Hat => UnaryOperator.Negate,
            UnaryOperatorKind.Not => UnaryOperator.Not,
            UnaryOperatorKind.Plus => UnaryOperator.Plus,
            _ => UnaryOperator.Other,
        };
        Emit(new IrUnary(target, op, operand, at));
        return target;
    }

    private int Conversion(IConversionOperation operation)
    {
        var at = SyntaxOrigin.Of(operation.Syntax);
        var operand = Expression(operation.Operand);
        if (operation.OperatorMethod is { } method)
        {
            return ConvertByOperator(method, operand, operation, at);
        }

        return Convert(operand, operation.Operand.Type, operation.Type, at);
    }

    private int ConvertByOperator(IMethodSymbol method, int operand, IConversionOperation operation, Origin at)
    {
        if (_program.Torch is { } torch && torch.Declares(method) && method.Name == WellKnownMemberNames.ImplicitConversionName)
        {
            return operand;
        }

        if (method.ContainingType is { Name: "Index", ContainingNamespace.Name: "System" } && !_program.Types.IsSource(method))
        {
            return operand;
        }

        if (IsArithmetic(method) && _program.Torch?.Declares(method) != true)
        {
            return Convert(operand, operation.Operand.Type, operation.Type, at);
        }

        var target = NewRegister();
        Emit(new IrCall(target, _program.Members.Method(method), -1, [operand], [SyntaxOrigin.Of(operation.Operand.Syntax)], isCreation: false, at, at));
        return target;
    }

    /// <summary>A built-in conversion; only one between kinds of number changes the value.</summary>
    private int Convert(int operand, ITypeSymbol? from, ITypeSymbol? to, Origin at)
    {
        if (from is null || to is null)
        {
            return operand;
        }

        var source = _program.Types.KindOf(Underlying(from));
        var kind = _program.Types.KindOf(Underlying(to));
        if (source == kind || kind is not (TypeRefKind.Integer or TypeRefKind.Floating or TypeRefKind.Enum))
        {
            return operand;
        }

        var target = NewRegister();
        Emit(new IrConvert(target, operand, TypeOf(to), at));
        return target;
    }

    private static ITypeSymbol Underlying(ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments.Length: 1 } nullable ? nullable.TypeArguments[0] : type;

    /// <summary>Tensor operators and those of number types stay operators, all others are calls.</summary>
    private bool IsArithmetic(IMethodSymbol method) =>
        _program.Torch is { } torch && torch.Declares(method)
        || _program.Types.KindOf(method.ContainingType) is TypeRefKind.Integer or TypeRefKind.Floating or TypeRefKind.String;

    private int Combine(BinaryOperator op, int left, int right, Origin at)
    {
        var target = NewRegister();
        Emit(new IrBinary(target, op, left, right, TypeRef.Boolean, at, at, at));
        return target;
    }

    private int Negate(int condition, Origin at)
    {
        var target = NewRegister();
        Emit(new IrUnary(target, UnaryOperator.Not, condition, at));
        return target;
    }

    private static BinaryOperator OperatorOf(BinaryOperatorKind kind) => kind switch
    {
        BinaryOperatorKind.Add => BinaryOperator.Add,
        BinaryOperatorKind.Subtract => BinaryOperator.Subtract,
        BinaryOperatorKind.Multiply => BinaryOperator.Multiply,
        BinaryOperatorKind.Divide => BinaryOperator.Divide,
        BinaryOperatorKind.Remainder => BinaryOperator.Remainder,
        BinaryOperatorKind.Equals => BinaryOperator.Equal,
        BinaryOperatorKind.NotEquals => BinaryOperator.NotEqual,
        BinaryOperatorKind.LessThan => BinaryOperator.Less,
        BinaryOperatorKind.LessThanOrEqual => BinaryOperator.LessOrEqual,
        BinaryOperatorKind.GreaterThan => BinaryOperator.Greater,
        BinaryOperatorKind.GreaterThanOrEqual => BinaryOperator.GreaterOrEqual,
        BinaryOperatorKind.And or BinaryOperatorKind.ConditionalAnd => BinaryOperator.And,
        BinaryOperatorKind.Or or BinaryOperatorKind.ConditionalOr => BinaryOperator.Or,
        _ => BinaryOperator.Other,
    };
}
