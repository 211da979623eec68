using System.Reflection.Metadata;

namespace VaeLint.IL.Positions;

/// <summary>Names of the locals of one method, by slot and scope; compiler-written ones have none.</summary>
internal sealed class LocalNames
{
    private readonly List<(int Slot, int Start, int End, string Name)> _names = [];

    public LocalNames(MetadataReader? symbols, MethodDefinitionHandle method)
    {
        if (symbols is null)
        {
            return;
        }

        try
        {
            foreach (var handle in symbols.GetLocalScopes(method))
            {
                var scope = symbols.GetLocalScope(handle);
                foreach (var variable in scope.GetLocalVariables())
                {
                    var local = symbols.GetLocalVariable(variable);
                    if ((local.Attributes & LocalVariableAttributes.DebuggerHidden) == 0)
                    {
                        _names.Add((local.Index, scope.StartOffset, scope.EndOffset, symbols.GetString(local.Name)));
                    }
                }
            }

            IsKnown = true;
        }
        catch (Exception exception) when (IlProgram.IsUnreadable(exception))
        {
            _names.Clear();
        }
    }

    public bool IsKnown { get; }

    public string? Of(int slot, int offset)
    {
        foreach (var (index, start, end, name) in _names)
        {
            if (index == slot && offset >= start && offset < end)
            {
                return name;
            }
        }

        return null;
    }

    /// <summary>Any name that the slot ever has.</summary>
    public string? Of(int slot) => _names.FirstOrDefault(n => n.Slot == slot).Name;
}
