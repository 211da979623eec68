namespace VaeLint.Torch.Tests.Styles;

/// <summary>Statements that both languages have; a printer knows how each is written.</summary>
internal abstract record Statement;

/// <summary>A local. <paramref name="Type"/> is written where the author states it; <paramref name="IsUsing"/>: disposed at the end of the block.</summary>
internal sealed record Let(string Name, Code Value, Code? Type = null, bool IsMutable = false, bool IsUsing = false) : Statement
{
    /// <summary>A tensor that is disposed at the end of the block.</summary>
    public bool IsDisposed { get; init; }
}

/// <summary>A local that waits for a task.</summary>
internal sealed record LetAwait(string Name, Code Value) : Statement;

/// <summary>A statement as it is written, in as many lines as it has.</summary>
internal sealed record Raw(Code Text) : Statement;

/// <summary>A value tuple, or a record with positional deconstruction, taken apart.</summary>
internal sealed record TakeApart(IReadOnlyList<string> Names, Code Value) : Statement;

/// <summary>An assignment, plain or compound.</summary>
internal sealed record Assign(string Name, string Operator, Code Value) : Statement;

/// <summary>A call for its effect.</summary>
internal sealed record Do(Code Call) : Statement;

internal sealed record Return(Code Value) : Statement;

/// <summary>A local that gets its value in one of two branches.</summary>
internal sealed record LetIf(string Name, Code Condition, Code Then, Code Else, bool IsTernary) : Statement;

internal sealed record If(Code Condition, IReadOnlyList<Statement> Then) : Statement;

/// <summary>A loop over tensors (one name) or over pairs (two names).</summary>
internal sealed record ForEach(IReadOnlyList<string> Names, Code Sequence, IReadOnlyList<Statement> Body) : Statement;

/// <summary>A loop over an index.</summary>
internal sealed record ForIndex(string Name, Code Count, IReadOnlyList<Statement> Body) : Statement;

/// <summary>A function inside the method; <paramref name="IsLambda"/>: a delegate, else a local function.</summary>
internal sealed record Inner(string Name, IReadOnlyList<Parameter> Parameters, IReadOnlyList<Statement> Body, bool IsLambda) : Statement;

internal sealed record Parameter(string Name, Code Type, Code? Default = null)
{
    public static Code Tensor { get; } = Code.Name("Tensor");

    public static Code Double { get; } = Code.Of("double", "float");

    public static Code Int { get; } = Code.Name("int");
}

internal enum MethodKind
{
    Static,
    Instance,
    Extension,

    /// <summary>A static delegate in a field.</summary>
    Lambda,
    Override,

    /// <summary>A property without a setter.</summary>
    Property,
}

internal sealed record Method(string Name, MethodKind Kind, IReadOnlyList<Parameter> Parameters, Code Type, IReadOnlyList<Statement> Body)
{
    public bool IsPublic { get; init; }

    public bool IsAsync { get; init; }

    /// <summary>Written with an arrow where it is a single expression.</summary>
    public bool IsArrow { get; init; }
}

internal enum FieldKind
{
    Const,
    StaticReadonly,
    Readonly,
    Property,

    /// <summary>Set by a constructor parameter of the same name.</summary>
    FromConstructor,
}

internal sealed record Field(string Name, Code Type, FieldKind Kind, Code? Value);

/// <summary>A record; its first fields are its positional parameters.</summary>
internal sealed record RecordType(string Name, IReadOnlyList<Parameter> Fields)
{
    public bool IsStruct { get; init; }

    /// <summary>A computed property.</summary>
    public (string Name, Code Value)? Total { get; init; }
}

/// <summary>A class beside the entry's. <paramref name="Head"/> is its first line.</summary>
internal sealed record TypeUnit(string Name, Code Head, IReadOnlyList<Method> Methods)
{
    /// <summary>The interface or abstract class that it implements, as it is written.</summary>
    public Code? Contract { get; init; }

    /// <summary>F# implements an interface in a block of its own.</summary>
    public string? FSharpInterface { get; init; }
}

/// <summary>What the entry's class is.</summary>
internal enum ClassKind
{
    Static,
    Instance,
    Module,
}

/// <summary>A whole file.</summary>
internal sealed class Unit
{
    public ClassKind Kind { get; set; }

    public string ClassName { get; set; } = "VaeLoss";

    public List<RecordType> Records { get; } = [];

    public List<TypeUnit> Types { get; } = [];

    /// <summary>Small helpers as they are written: members of the class in C#, functions before it in F#.</summary>
    public List<Code> Helpers { get; } = [];

    public List<Field> Fields { get; } = [];

    /// <summary>Helpers before their callers, the entry last.</summary>
    public List<Method> Methods { get; } = [];

    /// <summary>Types the entry's class calls, as static classes of their own: extension methods.</summary>
    public List<Method> Extensions { get; } = [];
}
