namespace VaeLint.Tensors;

/// <summary>What functions ask of their numbers.</summary>
internal static class NumberArguments
{
    public static void RequireFinite(string function, string name, double value) => Require(double.IsFinite(value), function, name, value, "a finite number");

    public static void RequireNonNegative(string function, string name, double value) => Require(double.IsFinite(value) && value >= 0, function, name, value, "a finite number of at least 0");

    public static void RequirePositive(string function, string name, double value) => Require(double.IsFinite(value) && value > 0, function, name, value, "a finite number above 0");

    public static void RequireAtLeastOne(string function, string name, double value) => Require(double.IsFinite(value) && value >= 1, function, name, value, "a finite number of at least 1");

    private static void Require(bool holds, string function, string name, double value, string need)
    {
        if (!holds)
        {
            throw new ArgumentOutOfRangeException(name, value, FormattableString.Invariant($"{function}: {name} is {value}; it has to be {need}."));
        }
    }
}
