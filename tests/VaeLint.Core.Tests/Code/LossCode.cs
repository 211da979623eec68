using VaeLint.Core.Ir;
using VaeLint.Core.Losses;
using VaeLint.Core.Tests.Robustness;

namespace VaeLint.Core.Tests.Code;

/// <summary>One method that computes a loss, as a front end hands it over, and what the analysis says of it. No source, no compiler: a case takes a millisecond.</summary>
internal sealed class LossCode(string key = "Run")
{
    private const string Functional = "TorchSharp.torch.nn.functional";

    private readonly StraightLine _lines = new(key);
    private readonly Dictionary<Origin, string> _texts = [];
    private readonly Dictionary<string, Operand> _arguments = new(StringComparer.Ordinal);

    public StraightLine Lines => _lines;

    public Operand Argument(string name, TypeRef type)
    {
        if (!_arguments.TryGetValue(name, out var argument))
        {
            _arguments[name] = argument = new Operand(this, _lines.Parameter(type, name), type, name);
        }

        return argument;
    }

    /// <summary>A tensor from outside; with extents, one axis each behind the batch.</summary>
    public Operand Tensor(string name, params long[] extents)
    {
        var argument = Argument(name, TypeRef.Tensor);
        return extents.Length == 0 ? argument : argument.View([-1, .. extents]);
    }

    /// <summary>A number from outside: an option, a schedule.</summary>
    public Operand Number(string name) => Argument(name, TypeRef.Floating);

    public Operand Integer(string name) => Argument(name, TypeRef.Integer);

    /// <summary>A constant; with a name where it was read from one.</summary>
    public Operand Constant(object value, string? name = null)
    {
        var type = value is long or int ? TypeRef.Integer : value is bool ? TypeRef.Boolean : TypeRef.Floating;
        return Add(type, name ?? FormattableString.Invariant($"{value}"), (target, at) => new IrConstant(target, value, name, type, at));
    }

    public Operand Array(IReadOnlyList<Operand> items) =>
        Add(new TypeRef("System.Int64[]", TypeRefKind.Sequence, [TypeRef.Integer]), "[]", (target, at) => new IrMakeArray(target, [.. items.Select(item => item.Register)], at));

    public Operand Binary(BinaryOperator op, Operand left, Operand right)
    {
        var type = left.Type.IsTensor || right.Type.IsTensor ? TypeRef.Tensor : left.Type == TypeRef.Integer && right.Type == TypeRef.Integer ? TypeRef.Integer : TypeRef.Floating;
        return Add(type, op.ToString(), (target, at) => new IrBinary(target, op, left.Register, right.Register, type, at, At(left.Text), At(right.Text)));
    }

    public Operand Negate(Operand operand) => Add(operand.Type, "-", (target, at) => new IrUnary(target, UnaryOperator.Negate, operand.Register, at));

    public Operand Call(Operand? receiver, string type, string name, TypeRef returned, params (string Parameter, Operand Value)[] arguments)
    {
        var method = new MethodRef(
            new TypeRef(type, TypeRefKind.Other), name, $"{type}.{name}", [.. arguments.Select(a => new ParameterRef(a.Parameter, a.Value.Type))], returned, isStatic: receiver is null);
        return Add(returned, name, (target, at) => new IrCall(
            target, method, receiver?.Register ?? -1, [.. arguments.Select(a => a.Value.Register)], [.. arguments.Select(a => At(a.Value.Text))], false, at, At(name)));
    }

    /// <summary>F.mse_loss(input, target, reduction); without one the mean, as the library has it.</summary>
    public Operand Loss(string function, Operand input, Operand target, string reduction = "Mean") =>
        Call(null, Functional, function, TypeRef.Tensor, ("input", input), ("target", target), ("reduction", Reduction(reduction)));

    public Operand Reduction(string name) => Constant((long)System.Array.IndexOf(["None", "Mean", "Sum"], name));

    /// <summary>Linear(…), Sigmoid(): a layer of torch.nn.</summary>
    public Operand Layer(string name, params (string Parameter, long Value)[] options) =>
        Call(null, "TorchSharp.torch.nn", name, new TypeRef("TorchSharp.Modules." + name, TypeRefKind.Other), [.. options.Select(o => (o.Parameter, Constant(o.Value)))]);

    /// <summary>Normal(mean, scale) and the like.</summary>
    public Operand Distribution(string name, params (string Parameter, Operand Value)[] arguments) =>
        Call(null, "TorchSharp.torch.distributions", name, new TypeRef("TorchSharp.Modules." + name, TypeRefKind.Other), arguments);

    /// <summary>A function that nobody knows.</summary>
    public Operand Unknown(string name, TypeRef returned, params Operand[] arguments) =>
        Call(null, "Somewhere.Else", name, returned, [.. arguments.Select((argument, index) => ("a" + index, argument))]);

    /// <summary>−½(1 + log σ² − μ² − σ²), element by element.</summary>
    public Operand Kl(Operand mean, Operand logVariance) => -0.5 * (1 + logVariance - mean.Pow(2) - logVariance.Exp());

    /// <summary>What the analysis finds where this is returned, in the order of the code.</summary>
    public Findings Returning(Operand loss)
    {
        var body = _lines.Returning(loss.Register);
        return new Findings(
            [.. new LossAnalysis(_lines).Analyze(body, CancellationToken.None)], RawAnalysis.Of(_lines, body, CancellationToken.None), _texts);
    }

    /// <summary>What is recognised in this value.</summary>
    public IReadOnlyList<LossTerm> TermsOf(Operand value)
    {
        var evaluator = _lines.Evaluate(value.Register);
        return evaluator.Sinks.Count == 0 ? [] : new TermRecognizer(evaluator.Atoms, evaluator.Algebra).Recognize(evaluator.Sinks[^1].Value);
    }

    private Operand Add(TypeRef type, string text, Func<int, Origin, IrInstruction> create)
    {
        var register = _lines.Add(target => create(target, At(text)));
        return new Operand(this, register, type, text);
    }

    private Origin At(string text)
    {
        var origin = _lines.Next();
        _texts[origin] = text;
        return origin;
    }
}
