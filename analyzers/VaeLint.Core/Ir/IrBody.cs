namespace VaeLint.Core.Ir;

/// <summary>How a block ends.</summary>
public abstract class IrTerminator;

public sealed class IrGoto(int block) : IrTerminator
{
    public int Block { get; } = block;
}

/// <summary><see cref="ConditionText"/> is the source of the condition, for messages ("when flag is true").</summary>
public sealed class IrBranch(int condition, int whenTrue, int whenFalse, string? conditionText = null) : IrTerminator
{
    public int Condition { get; } = condition;

    public int WhenTrue { get; } = whenTrue;

    public int WhenFalse { get; } = whenFalse;

    public string? ConditionText { get; } = conditionText;
}

/// <summary>Any of the blocks may follow (IL switch).</summary>
public sealed class IrSwitch(IReadOnlyList<int> blocks) : IrTerminator
{
    public IReadOnlyList<int> Blocks { get; } = blocks;
}

/// <summary><see cref="Value"/> is −1 for void.</summary>
public sealed class IrReturn(int value, Origin at) : IrTerminator
{
    public int Value { get; } = value;

    public Origin At { get; } = at;
}

/// <summary>throw, or a place that cannot be reached.</summary>
public sealed class IrThrow : IrTerminator
{
    public static readonly IrThrow Instance = new();
}

public sealed class IrBlock
{
    public List<IrInstruction> Instructions { get; } = [];

    public IrTerminator Terminator { get; set; } = IrThrow.Instance;

    public IEnumerable<int> Successors => Terminator switch
    {
        IrGoto jump => [jump.Block],
        IrBranch branch => [branch.WhenTrue, branch.WhenFalse],
        IrSwitch many => many.Blocks,
        _ => [],
    };
}

/// <summary>
/// The control-flow graph of one method, accessor, initialiser, lambda or local function. Immutable once the front end has handed it out.
/// Block 0 is the entry.
/// </summary>
public sealed class IrBody
{
    /// <summary>For people: "Vae.Loss", "lambda in Vae.Loss".</summary>
    public string Name { get; set; } = "";

    /// <summary>Unique key of the body.</summary>
    public string Key { get; set; } = "";

    /// <summary>Key of the member that contains the body: lambdas and local functions share their member's key. Findings stay inside a member.</summary>
    public string MemberKey { get; set; } = "";

    public IReadOnlyList<ParameterRef> Parameters { get; set; } = [];

    public IReadOnlyList<int> ParameterRegisters { get; set; } = [];

    /// <summary>−1 where there is no this.</summary>
    public int ThisRegister { get; set; } = -1;

    /// <summary>Registers that are variables of an enclosing body, shared by reference: it sees what is written to them.</summary>
    public IReadOnlyList<int> SharedRegisters { get; internal set; } = [];

    public TypeRef? ThisType { get; set; }

    public bool IsConstructor { get; set; }

    /// <summary>Virtual, an override or of an interface: its parameters are there for others too.</summary>
    public bool HasSharedSignature { get; set; }

    /// <summary>async: the return value is what the task yields.</summary>
    public bool IsAsync { get; set; }

    public List<IrBlock> Blocks { get; } = [];

    public int RegisterCount { get; set; }

    /// <summary>Names of locals by register, for messages and fixes.</summary>
    public Dictionary<int, string> RegisterNames { get; } = [];
}
