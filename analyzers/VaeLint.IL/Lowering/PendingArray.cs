using VaeLint.Core.Ir;

namespace VaeLint.IL.Lowering;

/// <summary>A new array of known length until it is used: its elements are collected, so that it becomes one instruction.</summary>
internal sealed class PendingArray(int length, TypeRef elementType)
{
    public const int MaxLength = 64;

    public int[] Items { get; } = [.. Enumerable.Repeat(-1, length)];

    public TypeRef ElementType { get; } = elementType;

    /// <summary>The register of the finished array; −1 while it is being filled.</summary>
    public int Register { get; set; } = -1;
}
