namespace VaeLint.Probing;

/// <summary>
/// A gradient as a multiple of a reference: the weight, its standard error, and how much is left over. For an exact gradient <see cref="Misfit"/> is the remainder
/// relative to the gradient; for an averaged one it is the mean square of the remainder in standard errors, about 1 when only noise is left.
/// </summary>
internal sealed record Fit(double Weight, double StandardError, double Misfit, bool IsExact)
{
    /// <summary>An averaged remainder up to this is noise.</summary>
    private const double Noise = 2.0;

    public bool IsFinite => double.IsFinite(Weight) && double.IsFinite(Misfit);

    public bool Holds(double tolerance) => IsFinite && Weight != 0 && (IsExact ? Misfit <= tolerance : Misfit <= Noise && StandardError <= 0.1 * Math.Abs(Weight));

    public static Fit Of(double[][] groups, double[] reference)
    {
        var norm = Dot(reference, reference);
        if (norm == 0 || !double.IsFinite(norm))
        {
            return new Fit(0, 0, double.PositiveInfinity, true);
        }

        var weights = groups.Select(group => Dot(group, reference) / norm).ToArray();
        var weight = weights.Average();
        return groups.Length == 1
            ? new Fit(weight, 0, Remainder(groups[0], reference, weight), true)
            : new Fit(weight, Spread(weights), Noisiness(groups, reference, weight), false);
    }

    public static bool IsZero(double[][] groups) => groups.All(group => group.All(value => value == 0));

    public static bool IsFiniteGradient(double[][] groups) => groups.All(group => group.All(double.IsFinite));

    private static double Remainder(double[] gradient, double[] reference, double weight)
    {
        var norm = Math.Sqrt(Dot(gradient, gradient));
        var rest = Math.Sqrt(gradient.Select((value, index) => Math.Pow(value - (weight * reference[index]), 2)).Sum());
        return norm == 0 ? 0 : rest / norm;
    }

    private static double Noisiness(double[][] groups, double[] reference, double weight)
    {
        var sum = 0.0;
        var scale = groups.Max(group => group.Max(Math.Abs));
        for (var index = 0; index < reference.Length; index++)
        {
            var values = groups.Select(group => group[index]).ToArray();
            var error = Spread(values) + (1e-12 * scale);
            sum += Math.Pow((values.Average() - (weight * reference[index])) / error, 2);
        }

        return sum / reference.Length;
    }

    /// <summary>Standard error of the mean.</summary>
    private static double Spread(double[] values)
    {
        var mean = values.Average();
        return Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1) / values.Length);
    }

    private static double Dot(double[] left, double[] right)
    {
        var sum = 0.0;
        for (var index = 0; index < left.Length; index++)
        {
            sum += left[index] * right[index];
        }

        return sum;
    }
}
