namespace VaeLint;

/// <summary>A tensor has another shape than the call needs. The message says what was expected, what came and what to do; the properties say the same as data.</summary>
public sealed class ShapeException : ArgumentException
{
    /// <summary>Creates the error of one tensor.</summary>
    /// <param name="message">What was expected, what came, and a likely fix.</param>
    /// <param name="tensorName">The argument or pattern name of the tensor.</param>
    /// <param name="axis">The first axis that differs, or null where the number of axes differs.</param>
    /// <param name="expected">The expected size of the axis or shape, as text.</param>
    /// <param name="actual">The shape that came.</param>
    /// <param name="bindings">Sizes of the names that were bound before the error.</param>
    /// <param name="suggestions">Expressions that would make the call right, the likeliest first.</param>
    public ShapeException(
        string message,
        string tensorName,
        int? axis = null,
        string? expected = null,
        IReadOnlyList<long>? actual = null,
        IReadOnlyDictionary<string, long>? bindings = null,
        IReadOnlyList<string>? suggestions = null)
        : base(message)
    {
        TensorName = tensorName;
        Axis = axis;
        Expected = expected ?? "";
        Actual = actual ?? [];
        Bindings = bindings ?? new Dictionary<string, long>();
        Suggestions = suggestions ?? [];
    }

    /// <summary>The argument or pattern name of the tensor.</summary>
    public string TensorName { get; }

    /// <summary>The first axis that differs; null where the number of axes differs.</summary>
    public int? Axis { get; }

    /// <summary>What was expected of the axis or the shape.</summary>
    public string Expected { get; }

    /// <summary>The shape that came.</summary>
    public IReadOnlyList<long> Actual { get; }

    /// <summary>Sizes of the names that were bound before the error.</summary>
    public IReadOnlyDictionary<string, long> Bindings { get; }

    /// <summary>Expressions that would make the call right, the likeliest first.</summary>
    public IReadOnlyList<string> Suggestions { get; }
}
