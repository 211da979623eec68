using VaeLint.Core.Algebra;
using VaeLint.Core.Ir;
using VaeLint.Core.Models;

namespace VaeLint.Core.Evaluation;

/// <summary>What the evaluator knows of a value. Equal keys mean the same knowledge; states with equal keys are merged.</summary>
public abstract class AbstractValue
{
    private string? _key;
    private int? _keyHash;

    public string Key => _key ??= BuildKey();

    /// <summary>The hash of <see cref="Key"/>: states are compared by it at every block.</summary>
    public int KeyHash => _keyHash ??= StringComparer.Ordinal.GetHashCode(Key);

    /// <summary>How many values it is made of: one that contains itself twice grows without bound.</summary>
    public virtual int Size => 1;

    public override string ToString() => Key;

    protected static int SizeOf(IReadOnlyList<AbstractValue> items)
    {
        var size = 1;
        foreach (var item in items)
        {
            size = Math.Min(size + item.Size, int.MaxValue / 2);
        }

        return size;
    }

    protected abstract string BuildKey();
}

/// <summary>A tensor or a scalar, as a polynomial.</summary>
public sealed class NumericValue(Polynomial polynomial, TensorShape? shape = null, bool isTensor = false, bool isIntegral = false) : AbstractValue
{
    public Polynomial Polynomial { get; } = polynomial;

    /// <summary>null: unknown.</summary>
    public TensorShape? Shape { get; } = shape;

    public bool IsTensor { get; } = isTensor;

    public bool IsIntegral { get; } = isIntegral;

    /// <summary>detach() was called on this very tensor (a loss keeps it per term instead).</summary>
    public bool IsDetached { get; init; }

    /// <summary>The call through which no gradient reaches what the tensor was computed from, although it holds no loss yet; null where one does.</summary>
    public Site? StoppedAt { get; init; }

    /// <summary>No gradient flows into it: a number, a constant tensor, fresh noise, or what was detached.</summary>
    public bool HasNoGradient => !IsTensor || StoppedAt is not null || Polynomial.IsScalar || Polynomial.Terms.All(t => t.Monomial.Factors.All(f => f.Atom.Noise != NoiseKind.None));

    /// <summary>As an input of something that cannot be seen through.</summary>
    public Polynomial AsInput => StoppedAt is null ? Polynomial : Polynomial.Detach(StoppedAt);

    /// <summary>clamp() was called on this very tensor: its range is no longer that of the layer that it comes from.</summary>
    public bool IsBounded { get; init; }

    /// <summary>The number of elements of a sequence whose tensors are all known.</summary>
    public bool IsCount { get; init; }

    /// <summary>The integer division that made it 0.</summary>
    public Truncation? Truncation { get; init; }

    protected override string BuildKey() => (IsTensor ? "t" : "n") + Polynomial.Key + Shape + Truncation?.Key + (StoppedAt is null ? "" : "~");

    public NumericValue With(Polynomial polynomial) => new(polynomial, Shape, IsTensor, IsIntegral) { Truncation = polynomial.IsZero ? Truncation : null, StoppedAt = StoppedAt };

    public NumericValue WithShape(TensorShape? shape) => new(Polynomial, shape, IsTensor, IsIntegral) { IsDetached = IsDetached, IsBounded = IsBounded, StoppedAt = StoppedAt };
}

/// <summary>An array, list or span whose elements are known, or of unknown length with one element that stands for all.</summary>
public sealed class SequenceValue(IReadOnlyList<AbstractValue> items, bool isRepresentative = false) : AbstractValue
{
    public IReadOnlyList<AbstractValue> Items { get; } = items;

    public bool IsRepresentative { get; } = isRepresentative;

    public override int Size { get; } = SizeOf(items);

    protected override string BuildKey() => (IsRepresentative ? "*[" : "[") + string.Join(",", Items.Select(i => i.Key)) + "]";
}

/// <summary>A loop over a sequence; how far it has come is in the state's heap.</summary>
public sealed class EnumeratorValue(string id, AbstractValue source, IReadOnlyList<AbstractValue>? items) : AbstractValue
{
    public string Place { get; } = "position@" + id;

    public AbstractValue Source { get; } = source;

    /// <summary>All that it will come to; null when that is not known.</summary>
    public IReadOnlyList<AbstractValue>? Items { get; } = items;

    public override int Size { get; } = source.Size + SizeOf(items ?? []);

    protected override string BuildKey() => $"{Place}({Source.Key}{(Items is null ? "" : ":" + string.Join(",", Items.Select(i => i.Key)))})";
}

public sealed class TupleValue(IReadOnlyList<AbstractValue> items) : AbstractValue
{
    public IReadOnlyList<AbstractValue> Items { get; } = items;

    public override int Size { get; } = SizeOf(items);

    protected override string BuildKey() => "(" + string.Join(",", Items.Select(i => i.Key)) + ")";
}

/// <summary>An object of the program; its fields live in the state's heap under <see cref="Id"/>.</summary>
public sealed class ObjectValue(TypeRef type, string id) : AbstractValue
{
    public TypeRef Type { get; } = type;

    public string Id { get; } = id;

    protected override string BuildKey() => "o" + Id;
}

/// <summary>A library layer or loss module, or a module that only its type is known of.</summary>
public sealed class ModuleValue(string kind, string id, LossApi? loss = null, AbstractValue? reduction = null, Func<TensorShape?, TensorShape?>? outputShape = null)
    : AbstractValue
{
    private const string Namespace = "TorchSharp.Modules.";

    public string Kind { get; } = kind;

    public string Id { get; } = id;

    public LossApi? Loss { get; } = loss;

    public AbstractValue? Reduction { get; } = reduction;

    /// <summary>Shape of the output for a shape of the input; null when unknown.</summary>
    public Func<TensorShape?, TensorShape?>? OutputShape { get; } = outputShape;

    /// <summary>The layers of a Sequential; empty when one of them is unknown.</summary>
    public IReadOnlyList<ModuleValue> Layers { get; init; } = [];

    /// <summary>The arguments of a loss module's creation.</summary>
    public IReadOnlyList<ObservedArgument> Options { get; init; } = [];

    /// <summary>The layer that its output comes from; null when that is a layer without a name, or one in front of it.</summary>
    public string? OutputLayer => Kind == "Sequential" ? Layers.LastOrDefault(layer => layer.OutputLayer is not null)?.OutputLayer : OutputRanges.IsTransparent(Class) ? null : Class;

    /// <summary>Without its namespace where only the type is known, but for a Sequential, whose layers are not.</summary>
    private string Class => Kind.StartsWith(Namespace, StringComparison.Ordinal) && !Kind.EndsWith(".Sequential", StringComparison.Ordinal) ? Kind.Substring(Namespace.Length) : Kind;

    protected override string BuildKey() => "m" + Kind + Id + Reduction?.Key;
}

/// <summary>A distribution of <c>torch.distributions</c>.</summary>
public sealed class DistributionValue(string kind, IReadOnlyList<NumericValue> parameters, int eventDimensions = 0) : AbstractValue
{
    public string Kind { get; } = kind;

    public IReadOnlyList<NumericValue> Parameters { get; } = parameters;

    /// <summary>Trailing axes that Independent sums over.</summary>
    public int EventDimensions { get; } = eventDimensions;

    public TensorShape? Shape => Parameters.Select(p => p.Shape).FirstOrDefault(s => s is { Rank: > 0 });

    protected override string BuildKey() => $"d{Kind}{EventDimensions}({string.Join(",", Parameters.Select(p => p.Key))})";
}

/// <summary>A lambda, local function or method group.</summary>
public sealed class FunctionValue(string id) : AbstractValue
{
    public string Id { get; } = id;

    public IrMakeClosure? Closure { get; init; }

    /// <summary>The activation that owns the captured registers.</summary>
    public int Frame { get; init; }

    /// <summary>Captured registers as they were when the function value left its frame.</summary>
    public IReadOnlyList<AbstractValue?> Captured { get; init; } = [];

    /// <summary>The path under which the closure was created.</summary>
    public CallPath? Path { get; init; }

    public MethodRef? Method { get; init; }

    public AbstractValue? Receiver { get; init; }

    public FunctionValue With(IReadOnlyList<AbstractValue> arguments) => new(Id)
    {
        Closure = Closure,
        Frame = Frame,
        Captured = Captured,
        Path = Path,
        Method = Method,
        Receiver = Receiver,
        Supplied = [.. Supplied, .. arguments],
    };

    /// <summary>Arguments that a partial application has given already.</summary>
    public IReadOnlyList<AbstractValue> Supplied { get; init; } = [];

    public override int Size => SizeOf(Supplied) + (Receiver?.Size ?? 0);

    protected override string BuildKey() => "f" + Id + (Receiver is null ? "" : "/" + Receiver.Key) + string.Concat(Supplied.Select(a => "," + a.Key));
}

public sealed class StringValue(string text) : AbstractValue
{
    public string Text { get; } = text;

    protected override string BuildKey() => "s" + Text;
}

public sealed class BooleanValue(bool value) : AbstractValue
{
    public static readonly BooleanValue True = new(true);
    public static readonly BooleanValue False = new(false);
    private static readonly BooleanValue More = new(true) { IsOfCount = true };
    private static readonly BooleanValue Done = new(false) { IsOfCount = true };

    public bool Value { get; } = value;

    /// <summary>It says whether a loop over known elements goes on.</summary>
    public bool IsOfCount { get; private init; }

    protected override string BuildKey() => Value ? "true" : "false";

    public static BooleanValue Of(bool value) => value ? True : False;

    public static BooleanValue OfCount(bool value) => value ? More : Done;
}

/// <summary>A condition that is not decided here; the same condition takes the same branch everywhere on a path.</summary>
public sealed class ConditionValue(string condition, bool isNegated = false) : AbstractValue
{
    public string Condition { get; } = LongText.Shorten(condition);

    public bool IsNegated { get; } = isNegated;

    protected override string BuildKey() => (IsNegated ? "!" : "") + Condition;

    /// <summary>What it asks of a number, where it compares with one.</summary>
    internal NumberTest? Test { get; init; }

    public ConditionValue Negate() => new(Condition, !IsNegated) { Test = Test };
}

public sealed class NullValue : AbstractValue
{
    public static readonly NullValue Instance = new();

    protected override string BuildKey() => "null";
}

/// <summary>The shape array of a tensor, optionally without its first <see cref="Skip"/> entries.</summary>
public sealed class ShapeValue(NumericValue tensor, int skip = 0) : AbstractValue
{
    public NumericValue Tensor { get; } = tensor;

    public int Skip { get; } = skip;

    protected override string BuildKey() => $"shape{Skip}({Tensor.Key})";
}

/// <summary>A scope in which no gradients are recorded.</summary>
public sealed class NoGradientScopeValue(string id) : AbstractValue
{
    protected override string BuildKey() => "nograd" + id;
}

/// <summary>Anything else. <see cref="Description"/> tells people what it was.</summary>
public sealed class UnknownValue(string description) : AbstractValue
{
    public string Description { get; } = LongText.Shorten(description);

    protected override string BuildKey() => "?" + Description;
}
