using VaeLint.Core.Ir;

namespace VaeLint.Core.Algebra;

/// <summary>One activation on the way from the root to an instruction: which body runs, and from where it was called.</summary>
public sealed class CallPath(IrBody body, CallPath? caller, Origin callSite)
{
    public IrBody Body { get; } = body;

    public CallPath? Caller { get; } = caller;

    /// <summary>The call in the caller's body; <see cref="Origin.None"/> for the root.</summary>
    public Origin CallSite { get; } = callSite;

    /// <summary>How many elements the lists have that the callee was given; null when it was given none that is known.</summary>
    public int? Elements { get; init; }

    /// <summary>The functions that the callee was given.</summary>
    public IReadOnlyList<string> Functions { get; init; } = [];

    public int Depth { get; } = caller is null ? 0 : caller.Depth + 1;

    /// <summary>The calls that all places have in common: the deepest activation in which all of them are known.</summary>
    public static CallPath? Common(IEnumerable<Site> places)
    {
        List<CallPath>? common = null;
        foreach (var site in places.Where(s => s.Path is not null))
        {
            var chain = new List<CallPath>();
            for (var path = site.Path; path is not null; path = path.Caller)
            {
                chain.Insert(0, path);
            }

            common = common is null ? chain : [.. common.TakeWhile((path, index) => index < chain.Count && chain[index] == path)];
        }

        return common is { Count: > 0 } ? common[common.Count - 1] : null;
    }
}

/// <summary>A place in the code together with the calls that led there. It says which node to change and through which call its value arrives.</summary>
public sealed class Site(Origin at, CallPath? path)
{
    public static readonly Site None = new(Origin.None, null);

    public Origin At { get; } = at;

    public CallPath? Path { get; } = path;

    /// <summary>The place inside the member <paramref name="memberKey"/>: this one, or the call through which its value arrives; none when no path leads there.</summary>
    public Origin Within(string memberKey)
    {
        var at = At;
        for (var path = Path; path is not null; path = path.Caller)
        {
            if (path.Body.MemberKey == memberKey)
            {
                return at;
            }

            at = path.CallSite;
        }

        return Origin.None;
    }

    public override string ToString() => At.ToString();
}
