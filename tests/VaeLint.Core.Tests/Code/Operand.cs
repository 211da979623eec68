using VaeLint.Core.Ir;

namespace VaeLint.Core.Tests.Code;

/// <summary>A value of a <see cref="LossCode"/>; operators and methods are those of C# on a tensor or a number.</summary>
internal sealed class Operand(LossCode code, int register, TypeRef type, string text)
{
    private const string Torch = "TorchSharp.torch";

    public LossCode Code { get; } = code;

    public int Register { get; } = register;

    public TypeRef Type { get; } = type;

    /// <summary>What a finding at it is called in a test: the name, the number, or the function that made it.</summary>
    public string Text { get; } = text;

    public static Operand operator +(Operand left, Operand right) => left.Code.Binary(BinaryOperator.Add, left, right);

    public static Operand operator -(Operand left, Operand right) => left.Code.Binary(BinaryOperator.Subtract, left, right);

    public static Operand operator *(Operand left, Operand right) => left.Code.Binary(BinaryOperator.Multiply, left, right);

    public static Operand operator /(Operand left, Operand right) => left.Code.Binary(BinaryOperator.Divide, left, right);

    public static Operand operator +(double left, Operand right) => right.Code.Constant(left) + right;

    public static Operand operator -(double left, Operand right) => right.Code.Constant(left) - right;

    public static Operand operator *(double left, Operand right) => right.Code.Constant(left) * right;

    public static Operand operator /(double left, Operand right) => right.Code.Constant(left) / right;

    public static Operand operator +(Operand left, double right) => left + left.Code.Constant(right);

    public static Operand operator -(Operand left, double right) => left - left.Code.Constant(right);

    public static Operand operator *(Operand left, double right) => left * left.Code.Constant(right);

    public static Operand operator /(Operand left, double right) => left / left.Code.Constant(right);

    public static Operand operator -(Operand operand) => operand.Code.Negate(operand);

    public Operand Exp() => Method("exp");

    public Operand Log() => Method("log");

    public Operand Abs() => Method("abs");

    public Operand Square() => Method("square");

    public Operand Sqrt() => Method("sqrt");

    public Operand Pow(double exponent) => Method("pow", ("exponent", Code.Constant(exponent)));

    public Operand Sigmoid() => Method("sigmoid");

    public Operand Detach() => Method("detach");

    public Operand Sum(params int[] axes) => Reduce("sum", axes);

    public Operand Mean(params int[] axes) => Reduce("mean", axes);

    public Operand View(params long[] extents) => Method("view", ("shape", Code.Array([.. extents.Select(extent => Code.Constant(extent))])));

    public Operand Squeeze(int axis) => Method("squeeze", ("dim", Code.Constant((long)axis)));

    public Operand Unsqueeze(int axis) => Method("unsqueeze", ("dim", Code.Constant((long)axis)));

    public Operand Clamp() => Method("clamp", ("min", Code.Constant(0.0)), ("max", Code.Constant(1.0)));

    public Operand RandnLike() => Code.Call(null, Torch, "randn_like", TypeRef.Tensor, ("input", this));

    public Operand RandLike() => Code.Call(null, Torch, "rand_like", TypeRef.Tensor, ("input", this));

    /// <summary>x.size(axis).</summary>
    public Operand Size(int axis) => Code.Call(this, Torch + ".Tensor", "size", TypeRef.Integer, ("dim", Code.Constant((long)axis)));

    public Operand ElementCount() => Code.Call(this, Torch + ".Tensor", "numel", TypeRef.Integer);

    public Operand Item() => Code.Call(this, Torch + ".Tensor", "item", TypeRef.Floating);

    public Operand Backward() => Code.Call(this, Torch + ".Tensor", "backward", new TypeRef("System.Void", TypeRefKind.Void));

    /// <summary>layer.call(x).</summary>
    public Operand Apply(params Operand[] inputs) =>
        Code.Call(this, "TorchSharp.torch.nn.Module", "call", TypeRef.Tensor, [.. inputs.Select((input, index) => ("input" + (index + 1), input))]);

    /// <summary>A method of a tensor.</summary>
    public Operand Method(string name, params (string Parameter, Operand Value)[] arguments) => Code.Call(this, Torch + ".Tensor", name, TypeRef.Tensor, arguments);

    private Operand Reduce(string name, int[] axes) =>
        axes.Length == 0 ? Method(name) : Method(name, ("dim", Code.Array([.. axes.Select(axis => Code.Constant((long)axis))])));
}
