namespace VaeLint.Tensors;

internal static partial class Arguments
{
    /// <exception cref="ArgumentOutOfRangeException">The number is NaN or infinite.</exception>
    public static void IsFinite(string function, string name, double value)
    {
        if (!double.IsFinite(value))
        {
            throw new ArgumentOutOfRangeException(null, FormattableString.Invariant($"{function}: {name} is {value}; it must be finite."));
        }
    }

    /// <exception cref="ArgumentOutOfRangeException">The number is less than 1, or not finite.</exception>
    public static void IsAtLeastOne(string function, string name, double value)
    {
        if (!double.IsFinite(value) || value < 1)
        {
            throw new ArgumentOutOfRangeException(null, FormattableString.Invariant($"{function}: {name} is {value}; it must be finite and at least 1."));
        }
    }
}
