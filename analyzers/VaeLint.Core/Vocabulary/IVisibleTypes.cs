using VaeLint.Core.Ir;

namespace VaeLint.Core.Vocabulary;

/// <summary>The types that code of a program can name, its own and those of its references.</summary>
public interface IVisibleTypes
{
    /// <summary>A type by namespace and name with dots; null when there is none.</summary>
    VisibleType? FindType(string name);

    /// <summary>Simple names of the types in a namespace or type.</summary>
    IEnumerable<string> TypesIn(string container);
}

/// <summary>What a type offers to be called.</summary>
public sealed class VisibleType(IReadOnlyList<MethodRef> methods, bool isComplete)
{
    /// <summary>Its methods, and those that it inherits from classes outside of TorchSharp.</summary>
    public IReadOnlyList<MethodRef> Methods { get; } = methods;

    /// <summary>All of its bases are visible too.</summary>
    public bool IsComplete { get; } = isComplete;
}
