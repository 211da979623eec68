namespace VaeLint.Probing;

/// <summary>Gradients of the categorical likelihood, along the axis of the classes.</summary>
internal static class CategoricalForm
{
    /// <summary>softmax − one-hot.</summary>
    public static double[] Logits(ProbeSizes sizes, double[] output, double[] tokens) =>
        ByElement(sizes, output, tokens, (values, token) =>
        {
            var probabilities = Softmax(values);
            probabilities[token] -= 1;
            return probabilities;
        });

    /// <summary>−one-hot / p.</summary>
    public static double[] Probabilities(ProbeSizes sizes, double[] output, double[] tokens) =>
        ByElement(sizes, output, tokens, (values, token) => [.. values.Select((value, index) => index == token ? -1 / value : 0)]);

    /// <summary>The softmax applied twice.</summary>
    public static double[] SoftmaxTwice(ProbeSizes sizes, double[] output, double[] tokens) =>
        ByElement(sizes, output, tokens, (values, token) =>
        {
            var inner = Softmax(values);
            var outer = Softmax(inner);
            outer[token] -= 1;
            var mean = outer.Select((value, index) => value * inner[index]).Sum();
            return [.. inner.Select((value, index) => value * (outer[index] - mean))];
        });

    /// <summary>Data as counts or proportions of the classes: Σx·softmax − x.</summary>
    public static double[] Multinomial(ProbeSizes sizes, double[] output, double[] data)
    {
        var result = new double[output.Length];
        foreach (var positions in Positions(sizes, output.Length))
        {
            var probabilities = Softmax([.. positions.Select(position => output[position])]);
            var total = positions.Sum(position => data[position % data.Length]);
            foreach (var (position, probability) in positions.Zip(probabilities))
            {
                result[position] = (total * probability) - data[position % data.Length];
            }
        }

        return result;
    }

    /// <summary>The gradient for tokens that the loss has from elsewhere: of each distribution, the one class whose gradient is negative.</summary>
    public static double[] Captured(ProbeSizes sizes, double[] output, double[] gradient)
    {
        var result = new double[output.Length];
        foreach (var positions in Positions(sizes, output.Length))
        {
            var probabilities = Softmax([.. positions.Select(position => output[position])]);
            var token = Enumerable.Range(0, positions.Length).MinBy(index => gradient[positions[index]]);
            probabilities[token] -= 1;
            foreach (var (position, slope) in positions.Zip(probabilities))
            {
                result[position] = slope;
            }
        }

        return result;
    }

    /// <summary>For each distribution, where its classes are.</summary>
    private static IEnumerable<int[]> Positions(ProbeSizes sizes, int length)
    {
        var (classes, stride) = ((int)sizes.Categories, (int)sizes.CategoryStride);
        for (var element = 0; element < length / classes; element++)
        {
            var start = (element / stride * stride * classes) + (element % stride);
            yield return [.. Enumerable.Range(0, classes).Select(index => start + (index * stride))];
        }
    }

    private static double[] ByElement(ProbeSizes sizes, double[] output, double[] tokens, Func<double[], int, double[]> gradient)
    {
        var result = new double[output.Length];
        var element = 0;
        foreach (var positions in Positions(sizes, output.Length))
        {
            var slopes = gradient([.. positions.Select(position => output[position])], (int)tokens[element++ % tokens.Length]);
            foreach (var (position, slope) in positions.Zip(slopes))
            {
                result[position] = slope;
            }
        }

        return result;
    }

    private static double[] Softmax(double[] values)
    {
        var largest = values.Max();
        var powers = values.Select(value => Math.Exp(value - largest)).ToArray();
        var sum = powers.Sum();
        return [.. powers.Select(power => power / sum)];
    }
}
