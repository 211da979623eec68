namespace VaeLint.Runtime.Benchmarks.Launches;

/// <summary>A call of an operator of libtorch, and the calls within it.</summary>
internal sealed record OperatorCall(string Name, List<OperatorCall> Children)
{
    /// <summary>They make a new view of memory, or memory without content: no kernel runs on a device.</summary>
    private static readonly HashSet<string> WithoutKernel =
    [
        "alias", "as_strided", "contiguous", "detach", "detach_", "empty", "empty_like", "empty_strided", "expand", "expand_as", "flatten", "lift_fresh", "narrow", "new_empty", "numpy_T", "permute",
        "_reshape_alias", "reshape", "resize_", "resize_as_", "result_type", "select", "slice", "squeeze", "t", "to", "transpose", "unsqueeze", "_unsafe_view", "view", "view_as",
    ];

    /// <summary>On the CPU they are a sum and a division, elsewhere one kernel.</summary>
    private static readonly HashSet<string> OneKernel = ["mean"];

    private static readonly Stack<OperatorCall> Open = new();

    public static OperatorCall Root { get; set; } = new("", []);

    /// <summary>Names of the kernels that a device has to be sent for this call: its own, where it calls no other operator that has one. Nodes of autograd have none of their own.</summary>
    public IEnumerable<string> Kernels
    {
        get
        {
            var name = Name[(Name.LastIndexOf(':') + 1)..];
            string[] within = [.. Children.SelectMany(child => child.Kernels)];
            var isOperator = Name.StartsWith("aten::", StringComparison.Ordinal);
            return within.Length > 0 && !OneKernel.Contains(name) ? within : within.Length == 0 && (!isOperator || WithoutKernel.Contains(name)) ? [] : [name];
        }
    }

    public static void Enter(string name)
    {
        var call = new OperatorCall(name, []);
        (Open.TryPeek(out var parent) ? parent : Root).Children.Add(call);
        Open.Push(call);
    }

    public static void Leave() => Open.TryPop(out _);
}
