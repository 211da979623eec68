namespace VaeLint.Torch.Tests.Styles;

/// <summary>A parameter of the entry and what the harness passes for it: one role, or one for each element of a tuple, record or array.</summary>
internal sealed record EntryParameter(Parameter Parameter, IReadOnlyList<string> Roles);

/// <summary>The method that the harness calls, under construction.</summary>
internal sealed class Entry(Body body)
{
    private readonly List<EntryParameter> _optional = [];
    private readonly List<EntryParameter> _required = [];

    public Body Body { get; } = body;

    public IReadOnlyList<EntryParameter> Parameters => [.. _required, .. _optional];

    public Code Input(string name, Code type, params IReadOnlyList<string> roles)
    {
        _required.Add(new EntryParameter(new Parameter(name, type), roles));
        return Code.Name(name);
    }

    /// <summary>It waits for something, so that it returns a task.</summary>
    public bool IsAsync { get; set; }

    /// <summary>The parameter becomes a sequence, and its name the variable of a loop over it.</summary>
    public string? Batches(string role)
    {
        var index = _required.FindIndex(parameter => parameter.Roles is [var only] && only == role);
        if (index < 0)
        {
            return null;
        }

        var element = _required[index].Parameter.Name;
        _required[index] = new EntryParameter(new Parameter(Body.Fresh("batches", "loader", "dataset"), Code.Of("IEnumerable<Tensor>", "seq<Tensor>")), [role]);
        Loop = (element, Code.Name(_required[index].Parameter.Name));
        return element;
    }

    /// <summary>The loop around all statements.</summary>
    public (string Element, Code Sequence)? Loop { get; private set; }

    public Code Optional(string name, Code type, Code value)
    {
        _optional.Add(new EntryParameter(new Parameter(name, type, value), ["default"]));
        return Code.Name(name);
    }
}

/// <summary>Calls of helper methods in both languages.</summary>
internal static class Calls
{
    public static Code Of(Method method, params IReadOnlyList<Code> arguments)
    {
        var all = string.Join(", ", arguments.Select((_, index) => $"{{{index}!}}"));
        var curried = string.Join(' ', arguments.Select((argument, index) => argument.IsPath ? $"{{{index}!}}" : $"({{{index}!}})"));
        return method.Kind switch
        {
            MethodKind.Static or MethodKind.Lambda => Code.Of($"{method.Name}({all})", $"{FSharpName(method.Name)} {curried}", [.. arguments]),
            MethodKind.Extension => Code.Both($"{{0}}.{method.Name}({string.Join(", ", arguments.Skip(1).Select((_, index) => $"{{{index + 1}!}}"))})", [.. arguments]),
            _ => Code.Of($"{method.Name}({all})", $"this.{method.Name}({all})", [.. arguments]),
        };
    }

    /// <summary>Functions begin with a small letter.</summary>
    public static string FSharpName(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
