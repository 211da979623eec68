namespace VaeLint.Core.Ir;

/// <summary>The few kinds of type that the evaluator tells apart.</summary>
public enum TypeRefKind
{
    Other,
    Void,

    /// <summary><c>TorchSharp.torch.Tensor</c>, and <c>Parameter</c>, which is one.</summary>
    Tensor,

    /// <summary>Any integral primitive.</summary>
    Integer,

    /// <summary>float, double, decimal, Half and <c>TorchSharp.Scalar</c>.</summary>
    Floating,
    Boolean,
    String,
    Enum,

    /// <summary><c>ValueTuple</c> or <c>Tuple</c>; the element types are in <see cref="TypeRef.Arguments"/>.</summary>
    Tuple,

    /// <summary><c>Nullable&lt;T&gt;</c>; T is the only argument.</summary>
    Nullable,

    /// <summary>Array, span or generic collection with one element type, which is the only argument.</summary>
    Sequence,

    /// <summary>A delegate; <see cref="TypeRef.Arguments"/> holds its parameter types and last its return type.</summary>
    Delegate,
}

/// <summary>A type as both front ends see it. <see cref="Name"/> is the full name with dots, also between nested types, without generic arguments.</summary>
public sealed class TypeRef
{
    private static readonly TypeRef[] NoTypes = [];

    /// <summary>A tensor that is a weight of a module.</summary>
    public const string ParameterName = "TorchSharp.Modules.Parameter";

    public static readonly TypeRef Unknown = new("?", TypeRefKind.Other);
    public static readonly TypeRef Integer = new("System.Int64", TypeRefKind.Integer);
    public static readonly TypeRef Floating = new("System.Double", TypeRefKind.Floating);
    public static readonly TypeRef Boolean = new("System.Boolean", TypeRefKind.Boolean);
    public static readonly TypeRef Tensor = new("TorchSharp.torch.Tensor", TypeRefKind.Tensor);

    public TypeRef(string name, TypeRefKind kind, IReadOnlyList<TypeRef>? arguments = null, bool isSource = false, object? symbol = null)
    {
        Name = name;
        Kind = kind;
        Arguments = arguments ?? NoTypes;
        IsSource = isSource;
        Symbol = symbol;
    }

    public string Name { get; }

    public TypeRefKind Kind { get; }

    public IReadOnlyList<TypeRef> Arguments { get; }

    /// <summary>Declared in the program under analysis (its members may have bodies).</summary>
    public bool IsSource { get; }

    /// <summary>Front-end handle; never inspected by Core and never put into a finding.</summary>
    public object? Symbol { get; }

    public bool IsTensor => Kind == TypeRefKind.Tensor;

    public bool IsNumeric => Kind is TypeRefKind.Integer or TypeRefKind.Floating;

    /// <summary>What awaiting a task or asynchronous computation yields; any other type is itself.</summary>
    public TypeRef Yielded =>
        Arguments.Count == 1 && Name is "System.Threading.Tasks.Task" or "System.Threading.Tasks.ValueTask" or "Microsoft.FSharp.Control.FSharpAsync" or "System.Lazy"
            ? Arguments[0]
            : this;

    public override string ToString() => Name;
}
