using System.Reflection.Metadata;

namespace VaeLint.IL.Positions;

/// <summary>The statements of one method, in the order of its code.</summary>
internal static class SequencePoints
{
    /// <summary>Empty without symbols, and where they are damaged.</summary>
    public static List<SequencePoint> Of(MetadataReader? symbols, MethodDefinitionHandle method)
    {
        var points = new List<SequencePoint>();
        if (symbols is null)
        {
            return points;
        }

        try
        {
            foreach (var point in symbols.GetMethodDebugInformation(method).GetSequencePoints())
            {
                if (!point.IsHidden && !point.Document.IsNil && point.StartLine > 0)
                {
                    points.Add(point);
                }
            }
        }
        catch (Exception exception) when (IlProgram.IsUnreadable(exception))
        {
            points.Clear();
        }

        return points;
    }
}
