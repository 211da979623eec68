namespace VaeLint.Core.Ir;

/// <summary>Finds lines and columns, which few of all origins are ever asked for.</summary>
public interface IOriginPositions
{
    /// <summary>An origin that has its position.</summary>
    Origin Locate(int start);
}
