namespace VaeLint.IL;

/// <summary>What names what in the code of a module, by token. A token is open when a way from it leads to one that was opened.</summary>
internal sealed class TokenGraph
{
    private readonly Dictionary<int, List<int>> _namedBy = [];
    private readonly HashSet<int> _open = [];

    public void Add(int from, int to)
    {
        if (!_namedBy.TryGetValue(to, out var known))
        {
            _namedBy[to] = known = [];
        }

        known.Add(from);
    }

    public void Open(int token) => _open.Add(token);

    public bool IsOpen(int token) => _open.Contains(token);

    /// <summary>Opens everything that leads to an open token.</summary>
    public void Close()
    {
        var pending = new Stack<int>(_open);
        while (pending.Count > 0)
        {
            if (!_namedBy.TryGetValue(pending.Pop(), out var callers))
            {
                continue;
            }

            foreach (var caller in callers)
            {
                if (_open.Add(caller))
                {
                    pending.Push(caller);
                }
            }
        }
    }
}
