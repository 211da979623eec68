using VaeLint.Core.Ir;

namespace VaeLint.IL.Positions;

/// <summary>The line of what stands where another thing stands.</summary>
internal sealed class SamePlace(Origin other) : IOriginPositions
{
    public Origin Locate(int start) => new(other.File, start, start, other.StartLine, other.StartColumn, other.EndLine, other.EndColumn, null);
}
