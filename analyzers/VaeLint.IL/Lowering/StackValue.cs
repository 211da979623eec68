using VaeLint.Core.Ir;

namespace VaeLint.IL.Lowering;

/// <summary>One entry of the evaluation stack, with what lowering must remember of how it came about.</summary>
internal sealed record StackValue(int Register, TypeRef Type, Origin At)
{
    /// <summary>The constant that was loaded, if <see cref="IsConstant"/>.</summary>
    public object? Constant { get; init; }

    public bool IsConstant { get; init; }

    /// <summary>The named constant that the source has here.</summary>
    public string? ConstantName { get; init; }

    /// <summary>default(T), as omitted arguments are.</summary>
    public bool IsDefault { get; init; }

    /// <summary>The register is a variable: its value must be copied before the variable changes.</summary>
    public bool IsVariable { get; init; }

    /// <summary>Where the value was read, so that an in-place method can write its result back.</summary>
    public Place? Source { get; init; }

    /// <summary>Set for a managed pointer: where it points to.</summary>
    public Place? Address { get; init; }

    public PendingArray? Array { get; init; }

    /// <summary>Set by ldftn.</summary>
    public MethodRef? Function { get; init; }

    /// <summary>Set by isinst until the result is used as a condition.</summary>
    public TypeRef? TestedType { get; init; }

    /// <summary>The value is the length of this sequence plus <see cref="LengthOffset"/>.</summary>
    public int LengthOf { get; init; } = -1;

    public int LengthOffset { get; init; }

    /// <summary>Captured variables: a display class, state machine or closure, known by its type only.</summary>
    public bool IsEnvironment { get; init; }

    /// <summary>The number of the suspension point of a state machine.</summary>
    public bool IsMachineState { get; init; }

    public bool IsNull => IsConstant && Constant is null;
}
