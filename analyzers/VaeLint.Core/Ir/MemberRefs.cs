namespace VaeLint.Core.Ir;

/// <summary>A parameter; <see cref="HasDefault"/> and <see cref="Default"/> describe an optional one.</summary>
public sealed class ParameterRef(string name, TypeRef type, bool isByRef = false, bool hasDefault = false, object? defaultValue = null)
{
    public string Name { get; } = name;

    public TypeRef Type { get; } = type;

    /// <summary>ref or out: the callee's final value is written back.</summary>
    public bool IsByRef { get; } = isByRef;

    public bool HasDefault { get; } = hasDefault;

    public object? Default { get; } = defaultValue;
}

/// <summary>A method, constructor or accessor as both front ends see it. <see cref="Key"/> is unique within the program.</summary>
public sealed class MethodRef(
    TypeRef declaringType,
    string name,
    string key,
    IReadOnlyList<ParameterRef> parameters,
    TypeRef returnType,
    bool isStatic,
    bool isConstructor = false,
    bool isVirtual = false,
    bool isAbstract = false,
    bool isSource = false,
    object? symbol = null)
{
    public TypeRef DeclaringType { get; } = declaringType;

    /// <summary>Metadata name; accessors are <c>get_X</c> / <c>set_X</c>, constructors <c>.ctor</c>, operators <c>op_Addition</c> …</summary>
    public string Name { get; } = name;

    public string Key { get; } = key;

    public IReadOnlyList<ParameterRef> Parameters { get; } = parameters;

    public TypeRef ReturnType { get; } = returnType;

    public bool IsStatic { get; } = isStatic;

    public bool IsConstructor { get; } = isConstructor;

    /// <summary>virtual, abstract, override or an interface member.</summary>
    public bool IsVirtual { get; } = isVirtual;

    public bool IsAbstract { get; } = isAbstract;

    /// <summary>Declared in the program under analysis.</summary>
    public bool IsSource { get; } = isSource;

    /// <summary>Front-end handle; never inspected by Core and never put into a finding.</summary>
    public object? Symbol { get; } = symbol;

    public string FullName => DeclaringType.Name + "." + Name;

    public int IndexOf(string parameterName)
    {
        for (var index = 0; index < Parameters.Count; index++)
        {
            if (string.Equals(Parameters[index].Name, parameterName, StringComparison.Ordinal))
            {
                return index;
            }
        }

        return -1;
    }

    public override string ToString() => FullName;
}

/// <summary>A field, an auto-property's storage, or a captured primary-constructor parameter.</summary>
public sealed class FieldRef(TypeRef declaringType, string name, TypeRef type, bool isStatic, bool isNeverReassigned, object? symbol = null)
{
    public TypeRef DeclaringType { get; } = declaringType;

    public string Name { get; } = name;

    public TypeRef Type { get; } = type;

    public bool IsStatic { get; } = isStatic;

    /// <summary>Only initialisers and constructors of the declaring type can write it (readonly, init-only, get-only or private and unwritten).</summary>
    public bool IsNeverReassigned { get; } = isNeverReassigned;

    public object? Symbol { get; } = symbol;

    public override string ToString() => DeclaringType.Name + "." + Name;
}
