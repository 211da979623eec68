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

    private static double[] ByElement(ProbeSizes sizes, double[] output, double[] tokens, Func<double[], int, double[]> gradient)
    {
        var classes = (int)sizes.Classes;
        var stride = (int)sizes.ClassStride;
        var result = new double[output.Length];
        for (var element = 0; element < output.Length / classes; element++)
        {
            var start = (element / stride * stride * classes) + (element % stride);
            var values = Enumerable.Range(0, classes).Select(index => output[start + (index * stride)]).ToArray();
            var slopes = gradient(values, (int)tokens[element % tokens.Length]);
            for (var index = 0; index < classes; index++)
            {
                result[start + (index * stride)] = slopes[index];
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
