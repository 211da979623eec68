using VaeLint.Core.Algebra;
using VaeLint.Core.Evaluation;
using VaeLint.Core.Ir;

namespace VaeLint.Core.Models;

/// <summary>The few members of the base class library that scalars and tensors pass through.</summary>
internal static class BclModel
{
    public static AbstractValue? Call(CallContext context)
    {
        var type = context.Method.DeclaringType;
        if (context.Name == "Dispose" && context.Receiver is NoGradientScopeValue)
        {
            context.State.NoGradientDepth = Math.Max(0, context.State.NoGradientDepth - 1);
            return NullValue.Instance;
        }

        if (context.Call.IsCreation)
        {
            return Create(context, type);
        }

        if (type.Kind == TypeRefKind.Nullable || type.Name == "System.Nullable")
        {
            return context.Name switch
            {
                "get_Value" or "GetValueOrDefault" when context.Receiver is not (NullValue or null) => context.Receiver,
                "GetValueOrDefault" => context.Arguments.FirstOrDefault(),
                "get_HasValue" => context.Receiver is NullValue ? BooleanValue.False : new ConditionValue(context.Receiver?.Key + ".HasValue"),
                _ => null,
            };
        }

        return type.Name switch
        {
            "System.Math" or "System.MathF" => MathCall(context),
            "System.String" when context.Name is "Equals" or "op_Equality" or "op_Inequality" => TextEquality(context),
            "System.Convert" when context.Arguments.Count > 0 && context.Arguments[0] is NumericValue { IsTensor: false } => context.Arguments[0],
            "System.Threading.Tasks.Task" when context.Name == "FromResult" => context.Arguments[0],
            "System.Threading.Tasks.ValueTask" when context.Name == "FromResult" => context.Arguments[0],
            "System.Threading.Tasks.Task" or "System.Threading.Tasks.ValueTask" when context.Name is "ConfigureAwait" or "get_Result" => context.Receiver,
            _ => null,
        };
    }

    private static AbstractValue? Create(CallContext context, TypeRef type) => type.Kind switch
    {
        TypeRefKind.Tuple => new TupleValue(context.Arguments),
        TypeRefKind.Nullable => context.Arguments.FirstOrDefault(),
        TypeRefKind.Delegate => context.Arguments.OfType<FunctionValue>().FirstOrDefault(),
        _ => null,
    };

    /// <summary>A match over text compares by a call.</summary>
    private static AbstractValue? TextEquality(CallContext context)
    {
        IReadOnlyList<AbstractValue> texts = context.Receiver is { } receiver ? [receiver, .. context.Arguments] : context.Arguments;
        return texts.Count == 2 ? Evaluator.Equality(texts[0], texts[1], isEqual: context.Name != "op_Inequality") : null;
    }

    private static AbstractValue? MathCall(CallContext context)
    {
        var numbers = context.Arguments.OfType<NumericValue>().ToList();
        if (numbers.Count != context.Arguments.Count || numbers.Count == 0)
        {
            return null;
        }

        var constants = numbers.Select(n => n.Polynomial.AsNumber).ToList();
        if (constants.All(c => c is not null) && Compute(context.Name, constants.Select(c => c!.Value).ToList()) is { } value)
        {
            return new NumericValue(Polynomial.Constant(Coefficient.FromConstant(value)), isIntegral: context.Method.ReturnType.Kind == TypeRefKind.Integer);
        }

        if (context.Name == "Pow" && constants.Count == 2 && constants[1] is 2)
        {
            return new NumericValue(ScalarArithmetic.Multiply(numbers[0].Polynomial, numbers[0].Polynomial));
        }

        var key = context.Name + "(" + string.Join(",", numbers.Select(n => n.Polynomial.Key)) + ")";
        var symbols = numbers.SelectMany(n => n.Polynomial.Terms).SelectMany(t => t.Coefficient.Factors).Select(f => f.Symbol).ToList();
        var isFree = symbols.All(s => s.Kind is SymbolKind.Free or SymbolKind.Literal);
        return new NumericValue(Polynomial.Constant(Coefficient.Of(isFree ? Symbol.Free(key, "weight", isIntegral: false) : Symbol.Opaque(key, "Math." + context.Name))));
    }

    private static double? Compute(string name, List<double> x) => (name, x.Count) switch
    {
        ("Pow", 2) => Math.Pow(x[0], x[1]),
        ("Exp", 1) => Math.Exp(x[0]),
        ("Log", 1) => Math.Log(x[0]),
        ("Sqrt", 1) => Math.Sqrt(x[0]),
        ("Abs", 1) => Math.Abs(x[0]),
        ("Max", 2) => Math.Max(x[0], x[1]),
        ("Min", 2) => Math.Min(x[0], x[1]),
        _ => null,
    };
}
