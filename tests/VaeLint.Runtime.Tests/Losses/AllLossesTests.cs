using TorchSharp;
using VaeLint.Runtime.Tests.Infrastructure;
using static TorchSharp.torch;

namespace VaeLint.Runtime.Tests.Losses;

/// <summary>What holds for every likelihood.</summary>
public sealed class AllLossesTests : TorchTest
{
    public static TheoryData<string> Names => LossCase.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Gradients_match_central_differences(string name)
    {
        var loss = LossCase.Get(name);
        var inputs = loss.Inputs(3, 4);

        Gradients.AssertMatchDifferences(loss.OfOutputs(inputs[^1]), 1e-7, inputs[..^1]);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Gradients_match_central_differences_under_weights(string name)
    {
        var loss = LossCase.Get(name);
        var inputs = loss.Inputs(3, 4);
        var weights = tensor(new[,] { { 1.0, 0.0, 0.5, 2.0 }, { 0.0, 0.0, 1.0, 1.0 }, { 1.0, 1.5, 1.0, 0.25 } });

        Gradients.AssertMatchDifferences(loss.OfOutputs(inputs[^1], weights), 1e-7, inputs[..^1]);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Only_the_result_survives(string name)
    {
        var loss = LossCase.Get(name);
        var inputs = loss.Inputs(3, 4).Select((input, index) => input.is_floating_point() ? input.to_type(ScalarType.Float32).requires_grad_() : input).ToArray();
        var mask = ones(3, 4);

        Leaks.AssertOnlyResultsSurvive(1, () => loss.Value(inputs));
        Leaks.AssertOnlyResultsSurvive(1, () => loss.Value(inputs, mask));
        Assert.All(inputs, input => Assert.False(input.IsInvalid));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Only_the_result_survives_a_first_call_and_an_event_without_axes(string name)
    {
        var loss = LossCase.Get(name);
        var inputs = loss.Inputs(3).Select(input => input.is_floating_point() ? input.to_type(ScalarType.Float32) : input).ToArray();

        Leaks.AssertOnlyResultsSurvive(1, () =>
        {
            Tensors.FirstCallChecks.Forget();
            return loss.Value(inputs);
        });
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Backward_works_after_the_scope_of_the_call_is_closed(string name)
    {
        var loss = LossCase.Get(name);
        var inputs = loss.Inputs(2, 3);
        var leaf = inputs[0].requires_grad_();

        loss.Value([leaf, .. inputs[1..]]).mean().backward();

        Assert.Contains(Numbers.Of(leaf.grad!), slope => slope != 0);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_result_has_the_batch_axes(string name)
    {
        var loss = LossCase.Get(name);
        var inputs = loss.Inputs(2, 3, 4, 5);

        Assert.Equal([2], loss.Value(inputs).shape);
        Assert.Equal([2, 3], loss.Value(inputs, batchDims: 2).shape);
        Assert.Equal([2, 3, 4, 5], loss.Value(inputs, batchDims: 4).shape);
        Assert.Empty(loss.Value(inputs, batchDims: 0).shape);
        Assert.Equal([1], loss.Value(loss.Inputs(1, 4)).shape);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Batch_axes_are_kept_apart_and_event_axes_are_summed(string name)
    {
        var loss = LossCase.Get(name);
        var inputs = loss.Inputs(2, 3, 4);
        var flat = inputs.Select(input => input.flatten(0, 1)).ToArray();
        var samples = loss.Value(inputs, batchDims: 2);

        Numbers.AssertClose(samples.flatten(), loss.Value(flat), 1e-13);
        Numbers.AssertClose(samples.sum(1L), loss.Value(inputs), 1e-13);
        Numbers.AssertClose(samples.sum(), loss.Value(inputs, batchDims: 0), 1e-13);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void An_event_of_size_zero_is_zero(string name)
    {
        var loss = LossCase.Get(name);

        Assert.Equal([0.0, 0.0], Numbers.Of(loss.Value(loss.Inputs(2, 0))));
        Assert.Equal([0.0, 0.0], Numbers.Of(loss.Value(loss.Inputs(2, 3, 0))));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void NaN_comes_out_as_NaN_of_its_sample(string name)
    {
        var loss = LossCase.Get(name);
        for (var position = 0; position < loss.Inputs(2, 3).Length; position++)
        {
            var inputs = loss.Inputs(2, 3);
            if (!inputs[position].is_floating_point())
            {
                continue;
            }

            inputs[position] = inputs[position].clone();
            inputs[position][1, 2].fill_(double.NaN);

            var values = Numbers.Of(loss.Value(inputs));

            Assert.True(double.IsNaN(values[1]), $"input {position} is NaN, the loss is {values[1]}");
            Assert.Equal(name == "GaussianOptimalVariance", double.IsNaN(values[0]));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Sums_of_float32_agree_with_float64(string name)
    {
        var loss = LossCase.Get(name);
        var inputs = loss.Inputs(4, 500).Select(input => input.is_floating_point() ? input.to_type(ScalarType.Float32) : input).ToArray();

        var single = loss.Value(inputs);

        Assert.Equal(ScalarType.Float32, single.dtype);
        Numbers.AssertRelative(Numbers.Of(loss.Value([.. inputs.Select(input => input.is_floating_point() ? input.to_type(ScalarType.Float64) : input)])), single, 1e-6);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void One_float64_input_is_enough_for_a_float64_result(string name)
    {
        var loss = LossCase.Get(name);
        var inputs = loss.Inputs(2, 3).Select(input => input.is_floating_point() ? input.to_type(ScalarType.Float32) : input).ToArray();

        for (var position = 0; position < inputs.Length; position++)
        {
            if (inputs[position].is_floating_point())
            {
                Tensor[] mixed = [.. inputs];
                mixed[position] = inputs[position].to_type(ScalarType.Float64);
                Assert.Equal(ScalarType.Float64, loss.Value(mixed).dtype);
            }
        }

        Assert.Equal(ScalarType.Float64, loss.Value(inputs, ones(2, 3, dtype: ScalarType.Float64)).dtype);
    }
}
