using VaeLint.Tensors;

namespace VaeLint;

/// <summary>Weights of the KL over training, as functions of the step (or of the epoch, or a fraction of it). They return the same for the same step: nothing is stored.</summary>
public static class BetaSchedule
{
    /// <summary>From <paramref name="start"/> at step 0 in a straight line to <paramref name="end"/> at <paramref name="warmup"/>, then constant.</summary>
    /// <param name="step">At least 0.</param>
    /// <param name="warmup">Steps until <paramref name="end"/> is reached, at least 1.</param>
    /// <param name="start">Weight at step 0.</param>
    /// <param name="end">Weight from <paramref name="warmup"/> on; also the largest capacity of <see cref="Capacity"/>.</param>
    /// <returns>The weight at this step.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    /// <remarks>Bowman et al., Generating Sentences from a Continuous Space (arXiv:1511.06349), section 3.1.</remarks>
    public static double Linear(double step, double warmup, double start = 0.0, double end = 1.0)
    {
        CheckRamp(nameof(Linear), step, nameof(warmup), warmup, start, end);
        return Between(start, end, Math.Min(1.0, step / warmup));
    }

    /// <summary>Half a cosine wave from <paramref name="start"/> at step 0 to <paramref name="end"/> at <paramref name="warmup"/>, then constant: flat at both ends.</summary>
    /// <param name="step">At least 0.</param>
    /// <param name="warmup">Steps until <paramref name="end"/> is reached, at least 1.</param>
    /// <param name="start">Weight at step 0.</param>
    /// <param name="end">Weight from <paramref name="warmup"/> on.</param>
    /// <returns>The weight at this step.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    /// <remarks>Loshchilov and Hutter, SGDR (arXiv:1608.03983), equation 5, upwards.</remarks>
    public static double Cosine(double step, double warmup, double start = 0.0, double end = 1.0)
    {
        CheckRamp(nameof(Cosine), step, nameof(warmup), warmup, start, end);
        return Between(start, end, (1.0 - Math.Cos(Math.PI * Math.Min(1.0, step / warmup))) / 2.0);
    }

    /// <summary>1/(1 + exp(−k·(step − midpoint))): never exactly 0 or 1.</summary>
    /// <param name="step">At least 0.</param>
    /// <param name="midpoint">The step at which the weight is ½.</param>
    /// <param name="steepness">k, above 0: four times the slope at the midpoint.</param>
    /// <returns>The weight at this step, between 0 and 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    /// <remarks>Bowman et al., Generating Sentences from a Continuous Space (arXiv:1511.06349), section 3.1.</remarks>
    public static double Sigmoid(double step, double midpoint, double steepness)
    {
        const string Function = nameof(BetaSchedule) + "." + nameof(Sigmoid);
        Arguments.IsNotNegative(Function, nameof(step), step);
        Arguments.IsFinite(Function, nameof(midpoint), midpoint);
        Arguments.IsPositive(Function, nameof(steepness), steepness);
        return 1.0 / (1.0 + Math.Exp(-steepness * (step - midpoint)));
    }

    /// <summary>Equal cycles: in each the weight rises in a straight line from 0 to 1 during the first part, and stays at 1 for the rest.</summary>
    /// <param name="step">At least 0. Step <paramref name="total"/> starts a new cycle.</param>
    /// <param name="total">Steps of all cycles, at least 1.</param>
    /// <param name="cycles">Number of cycles, at least 1.</param>
    /// <param name="ratio">Part of a cycle in which the weight rises, above 0 and at most 1.</param>
    /// <returns>The weight at this step, between 0 and 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    /// <remarks>Fu et al., Cyclical Annealing Schedule (arXiv:1903.10145), equation 6.</remarks>
    public static double Cyclical(double step, double total, int cycles = 4, double ratio = 0.5)
    {
        const string Function = nameof(BetaSchedule) + "." + nameof(Cyclical);
        Arguments.IsNotNegative(Function, nameof(step), step);
        Arguments.IsAtLeastOne(Function, nameof(total), total);
        Arguments.IsAtLeastOne(Function, nameof(cycles), cycles);
        Arguments.IsPositive(Function, nameof(ratio), ratio);
        if (ratio > 1.0)
        {
            throw new ArgumentOutOfRangeException(null, FormattableString.Invariant($"{Function}: ratio is {ratio}; it is a part of a cycle, above 0 and at most 1."));
        }

        // The remainder of whole steps is exact, while a period that is no whole number would drift.
        var position = step * cycles % total / total;
        return Math.Min(1.0, position / ratio);
    }

    private static double Between(double start, double end, double part) => start + ((end - start) * part);

    private static void CheckRamp(string function, double step, string warmupName, double warmup, double start, double end)
    {
        function = nameof(BetaSchedule) + "." + function;
        Arguments.IsNotNegative(function, nameof(step), step);
        Arguments.IsAtLeastOne(function, warmupName, warmup);
        Arguments.IsFinite(function, nameof(start), start);
        Arguments.IsFinite(function, nameof(end), end);
    }
}
