namespace VaeLint.Probing;

/// <summary>A gradient as a sum of a few shapes: normal equations, for forms that no single reference fits.</summary>
internal static class LeastSquares
{
    /// <summary>The coefficients and the remainder relative to the gradient; null where the shapes do not differ.</summary>
    public static (double[] Coefficients, double Misfit)? Solve(double[] gradient, params double[][] shapes)
    {
        var size = shapes.Length;
        var system = new double[size, size + 1];
        for (var row = 0; row < size; row++)
        {
            for (var column = 0; column < size; column++)
            {
                system[row, column] = Dot(shapes[row], shapes[column]);
            }

            system[row, size] = Dot(shapes[row], gradient);
        }

        if (!Eliminate(system, size))
        {
            return null;
        }

        var coefficients = Enumerable.Range(0, size).Select(row => system[row, size]).ToArray();
        var rest = gradient.Select((value, index) => value - shapes.Select((shape, term) => coefficients[term] * shape[index]).Sum()).ToArray();
        var norm = Math.Sqrt(Dot(gradient, gradient));
        return (coefficients, norm == 0 ? 0 : Math.Sqrt(Dot(rest, rest)) / norm);
    }

    private static bool Eliminate(double[,] system, int size)
    {
        for (var pivot = 0; pivot < size; pivot++)
        {
            var best = Enumerable.Range(pivot, size - pivot).MaxBy(row => Math.Abs(system[row, pivot]));
            if (!(Math.Abs(system[best, pivot]) > 1e-12))
            {
                return false;
            }

            for (var column = 0; column <= size; column++)
            {
                (system[pivot, column], system[best, column]) = (system[best, column], system[pivot, column]);
            }

            for (var row = 0; row < size; row++)
            {
                var factor = row == pivot ? 0 : system[row, pivot] / system[pivot, pivot];
                for (var column = pivot; factor != 0 && column <= size; column++)
                {
                    system[row, column] -= factor * system[pivot, column];
                }
            }
        }

        for (var row = 0; row < size; row++)
        {
            system[row, size] /= system[row, row];
        }

        return true;
    }

    private static double Dot(double[] left, double[] right) => left.Select((value, index) => value * right[index]).Sum();
}
