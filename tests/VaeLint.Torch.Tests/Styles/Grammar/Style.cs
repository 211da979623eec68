namespace VaeLint.Torch.Tests.Styles;

/// <summary>The choices of one program: drawn from its seed, each remembered as the construct that it is.</summary>
internal sealed class Style(int seed)
{
    private readonly Random _random = new(seed);

    /// <summary>What the program is made of, "category: construct".</summary>
    public SortedSet<string> Constructs { get; } = new(StringComparer.Ordinal);

    public T Pick<T>(string category, params ReadOnlySpan<(string Construct, T Value)> choices)
    {
        var (construct, value) = choices[_random.Next(choices.Length)];
        Constructs.Add($"{category}: {construct}");
        return value;
    }

    public string Pick(string category, params ReadOnlySpan<string> choices)
    {
        var choice = choices[_random.Next(choices.Length)];
        Constructs.Add($"{category}: {choice}");
        return choice;
    }

    /// <summary>A choice that is no construct: names, order.</summary>
    public T Any<T>(params ReadOnlySpan<T> choices) => choices[_random.Next(choices.Length)];

    public bool Chance(int percent) => _random.Next(100) < percent;

    public bool Chance(int percent, string construct)
    {
        var isTaken = Chance(percent);
        if (isTaken)
        {
            Constructs.Add(construct);
        }

        return isTaken;
    }

    public void Use(string construct) => Constructs.Add(construct);
}
