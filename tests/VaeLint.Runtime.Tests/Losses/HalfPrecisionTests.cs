using TorchSharp;
using VaeLint.Runtime.Tests.Infrastructure;
using VaeLint.Runtime.Tests.Vectors;
using static TorchSharp.torch;

namespace VaeLint.Runtime.Tests.Losses;

/// <summary>Half types are widened before anything is computed, and gradients are rounded to them once.</summary>
public sealed class HalfPrecisionTests : TorchTest
{
    private const double LossScale = 65536;

    public static TheoryData<string, ScalarType> Cases
    {
        get
        {
            var cases = new TheoryData<string, ScalarType>();
            foreach (var loss in LossCase.All)
            {
                cases.Add(loss.Name, ScalarType.Float16);
                cases.Add(loss.Name, ScalarType.BFloat16);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_result_is_float32_of_the_widened_inputs(string name, ScalarType type)
    {
        var loss = LossCase.Get(name);
        var inputs = Narrow(loss.Inputs(3, 7), type);

        var value = loss.Value(inputs);

        Assert.Equal(ScalarType.Float32, value.dtype);
        Numbers.AssertRelative(Numbers.Of(loss.Value(Widen(inputs))), value, 2e-6);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_loss_scale_loses_and_overflows_no_gradient_that_fits(string name, ScalarType type)
    {
        var loss = LossCase.Get(name);
        var inputs = Narrow(loss.Inputs(64, 5), type);
        var exact = Gradients.Backward(outputs => loss.OfOutputs(Widen(inputs)[^1])(outputs).mean() * LossScale, Widen(inputs)[..^1]);

        var scaled = Gradients.Backward(outputs => loss.OfOutputs(inputs[^1])(outputs).mean() * LossScale, inputs[..^1]);

        var rounding = type == ScalarType.Float16 ? 1.0 / 2048 : 1.0 / 256;
        for (var position = 0; position < scaled.Length; position++)
        {
            Assert.Equal(type, scaled[position].dtype);
            var expected = Numbers.Of(exact[position]);
            var actual = Numbers.Of(scaled[position]);
            for (var index = 0; index < actual.Length; index++)
            {
                if (type == ScalarType.Float16 && Math.Abs(expected[index]) >= 65504)
                {
                    continue;
                }

                Assert.True(
                    Math.Abs(actual[index] - expected[index]) <= (rounding * 1.01 * Math.Abs(expected[index])) + 0.01,
                    $"output {position}, element {index}: {actual[index]:R} instead of {expected[index]:R}");
            }
        }
    }

    [Fact]
    public void Gradients_of_well_fitted_pixels_survive_in_half_with_a_loss_scale()
    {
        var logits = tensor(new[] { 12f, -12f, 10f, -9f }, ScalarType.Float16).unsqueeze(0);
        var target = tensor(new[] { 1f, 0f, 1f, 0f }).unsqueeze(0);

        var gradient = Gradients.Backward(outputs => NegativeLogLikelihood.BernoulliLogits(outputs[0], target) * LossScale, logits)[0];

        double[] expected = [-LossScale / (1 + Math.Exp(12)), LossScale / (1 + Math.Exp(12)), -LossScale / (1 + Math.Exp(10)), LossScale / (1 + Math.Exp(9))];
        Numbers.AssertRelative(expected, gradient, 1.0 / 2048);
    }

    [Fact]
    public void Reference_record_S05_a_sum_of_100000_squared_errors_does_not_overflow()
    {
        var record = LossVectors.Get("S-05");
        var count = (long)record.Number("count");
        var reconstruction = zeros(1, count, dtype: ScalarType.Float16);
        var target = full(1, count, record.Number("abs_diff"), dtype: ScalarType.Float16);

        record.AssertEqual("sse", NegativeLogLikelihood.SquaredError(reconstruction, target));
        record.AssertEqual("half_sse", NegativeLogLikelihood.Gaussian(reconstruction, target, includeConstants: false));
    }

    private static Tensor[] Narrow(Tensor[] inputs, ScalarType type) => [.. inputs.Select(input => input.is_floating_point() ? input.to_type(type) : input)];

    private static Tensor[] Widen(Tensor[] inputs) => [.. inputs.Select(input => input.is_floating_point() ? input.to_type(ScalarType.Float64) : input)];
}
