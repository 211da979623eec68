namespace VaeLint.Torch.Tests.Styles;

/// <summary>A method under construction: its statements so far and its class.</summary>
internal sealed class Body(Unit unit, Style style, bool isStatic, HashSet<string>? outer = null)
{
    private readonly HashSet<string> _names = [.. outer ?? []];

    public Unit Unit { get; } = unit;

    /// <summary>It has no object whose fields it could read.</summary>
    public bool IsStatic { get; } = isStatic;

    public Style Style { get; } = style;

    /// <summary>It is a method of another class than the entry's.</summary>
    public bool IsElsewhere { get; init; }

    public List<Statement> Statements { get; } = [];

    /// <summary>A name that nothing in this method has yet.</summary>
    public string Fresh(params ReadOnlySpan<string> wishes)
    {
        var wish = Style.Any<string>(wishes);
        var name = wish;
        for (var number = 2; !_names.Add(name); number++)
        {
            name = wish + number;
        }

        return name;
    }

    public void Take(IEnumerable<string> names) => _names.UnionWith(names);

    public Code Local(Code value, params ReadOnlySpan<string> wishes)
    {
        var name = Fresh(wishes);
        Statements.Add(new Let(name, value));
        return Code.Name(name);
    }

    /// <summary>A local that nothing outside of the block needs: some dispose it.</summary>
    public Code Disposed(Code value, params ReadOnlySpan<string> wishes)
    {
        if (!Style.Chance(15, "using declaration"))
        {
            return Local(value, wishes);
        }

        var name = Fresh(wishes);
        Statements.Add(new Let(name, value) { IsDisposed = true });
        return Code.Name(name);
    }

    /// <summary>A local function or lambda sees the names of its method.</summary>
    public Body Nested() => new(Unit, Style, IsStatic, _names) { IsElsewhere = IsElsewhere };

    public string FreshMember(params ReadOnlySpan<string> wishes)
    {
        var wish = Style.Any<string>(wishes);
        var taken = Unit.Methods.Select(method => method.Name).Concat(Unit.Extensions.Select(method => method.Name)).Concat(Unit.Fields.Select(field => field.Name)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var name = wish;
        for (var number = 2; taken.Contains(name); number++)
        {
            name = wish + number;
        }

        return name;
    }

    /// <summary>A member of the class as this method writes it; static where the method is.</summary>
    public Code Field(Field field)
    {
        var written = IsStatic && field.Kind is (FieldKind.Readonly or FieldKind.Property) ? field with { Kind = FieldKind.StaticReadonly } : field;
        Style.Use($"field: {written.Kind}");
        Unit.Fields.Add(written);
        return Code.Of(written.Name, written.Kind == FieldKind.Property ? "this." + written.Name : written.Name);
    }
}
