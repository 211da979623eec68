namespace VaeLint.Core.Tests.Robustness;

/// <summary>A finite list of numbers that decides everything about a random program, so that a failing one shrinks by dropping numbers. What is missing is 0.</summary>
internal sealed class Choices(IReadOnlyList<int> numbers)
{
    private int _next;

    public bool AreLeft => _next < numbers.Count;

    /// <summary>Below <paramref name="limit"/>.</summary>
    public int Below(int limit) => AreLeft ? (numbers[_next++] & int.MaxValue) % limit : 0;

    public bool OneIn(int many) => Below(many) == many - 1;

    public T Of<T>(IReadOnlyList<T> options) => options[Below(options.Count)];
}
