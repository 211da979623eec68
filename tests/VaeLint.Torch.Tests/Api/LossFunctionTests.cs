using System.Reflection;
using TorchSharp;
using VaeLint.Torch.Tests.Infrastructure;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;
using Reduction = TorchSharp.torch.nn.Reduction;

namespace VaeLint.Torch.Tests.Api;

/// <summary>What every loss function computes and how its reductions relate, measured against formulas written out by hand.</summary>
public sealed class LossFunctionTests : TorchTest
{
    public static TheoryData<string> Keys => [.. LossCalls.All.Keys];

    [Theory]
    [MemberData(nameof(Keys))]
    public void None_is_the_formula(string key)
    {
        var call = LossCalls.All[key];
        TensorAssert.Equal(call.Unreduced(), call.CallFunction(Reduction.None));
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void None_has_one_value_per_element_or_per_sample(string key)
    {
        var call = LossCalls.All[key];
        long[] expected = call.IsElementwise ? [LossSamples.B, LossSamples.D] : call.Variant switch
        {
            "[B,V,T] classes" or "[B,V,T] probabilities" => [LossSamples.B, LossSamples.T],
            "[B*T,V] classes" => [LossSamples.B * LossSamples.T],
            _ => [LossSamples.B],
        };
        Assert.Equal(expected, call.CallFunction(Reduction.None).shape);
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void Sum_and_mean_reduce_everything_None_returns(string key)
    {
        var call = LossCalls.All[key];
        var none = call.CallFunction(Reduction.None);
        TensorAssert.Equal(none.sum(), call.CallFunction(Reduction.Sum));
        TensorAssert.Equal(none.sum() / none.numel(), call.CallFunction(Reduction.Mean));
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void The_default_is_the_mean(string key)
    {
        var call = LossCalls.All[key];
        TensorAssert.Equal(call.CallFunction(Reduction.Mean), call.CallFunction(null), 1e-15);
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void The_module_is_the_function(string key)
    {
        var call = LossCalls.All[key];
        foreach (var reduction in new Reduction?[] { null, Reduction.None, Reduction.Mean, Reduction.Sum })
        {
            // The Gaussian module's default eps differs from its function's; no variance here is small enough to show it.
            TensorAssert.Equal(call.CallFunction(reduction), call.CallModule(reduction), 1e-12);
        }
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void The_reduction_parameter_is_where_the_model_looks_for_it(string key)
    {
        var call = LossCalls.All[key];
        var function = typeof(F).GetMethods().Single(method => method.Name == call.Function);
        var parameters = function.GetParameters();
        Assert.Equal(call.ReductionIndex, Array.FindIndex(parameters, parameter => parameter.Name == "reduction"));
        AssertReduction(parameters[call.ReductionIndex]);
        AssertReduction(Assert.Single(typeof(nn).GetMethods(), method => method.Name == call.Module).GetParameters().Single(parameter => parameter.Name == "reduction"));
        Assert.Equal(typeof(Reduction), typeof(nn).Assembly.GetType($"TorchSharp.Modules.{call.Module}")!.GetProperty("reduction")!.PropertyType);
    }

    [Fact]
    public void Every_loss_function_with_a_reduction_is_called_here_or_named()
    {
        string[] noPartOfAnElbo =
        [
            "ctc_loss", "multi_label_margin_loss", "multi_margin_loss", "multilabel_soft_margin_loss", "triplet_margin_loss", "triplet_margin_with_distance_loss",
        ];
        var functions = typeof(F).GetMethods(BindingFlags.Public | BindingFlags.Static)
            .Where(method => method.GetParameters().Any(parameter => parameter.ParameterType == typeof(Reduction)))
            .Select(method => method.Name)
            .Distinct();
        Assert.Equal(
            functions.Order(StringComparer.Ordinal),
            LossCalls.All.Values.Select(call => call.Function).Distinct().Concat(noPartOfAnElbo).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Reduction_is_None_0_Mean_1_Sum_2_and_there_is_no_batch_mean()
    {
        Assert.Equal(typeof(long), Enum.GetUnderlyingType(typeof(Reduction)));
        Assert.Equal(["None=0", "Mean=1", "Sum=2"], Enum.GetValues<Reduction>().Select(value => $"{value}={(long)value}"));
    }

    [Fact]
    public void A_literal_zero_as_third_argument_is_Reduction_None()
    {
        Assert.Equal([LossSamples.B, LossSamples.D], F.mse_loss(LossSamples.Reals(5, 7), LossSamples.OtherReals(5, 7), 0).shape);
    }

    [Theory]
    [InlineData("binary_cross_entropy", "weight")]
    [InlineData("binary_cross_entropy_with_logits", "weight")]
    [InlineData("cross_entropy", "weight")]
    [InlineData("nll_loss", "weight")]
    [InlineData("gaussian_nll_loss", "variance")]
    [InlineData("kl_div", "log_target")]
    [InlineData("poisson_nll_loss", "log_input")]
    [InlineData("huber_loss", "delta")]
    public void The_third_parameter_is_not_the_reduction(string function, string third) =>
        Assert.Equal(third, typeof(F).GetMethods().Single(method => method.Name == function).GetParameters()[2].Name);

    [Fact]
    public void Losses_of_one_input_and_one_target_name_them_so()
    {
        var functions = typeof(F).GetMethods().Where(method => LossCalls.All.Values.Any(call => call.Function == method.Name) && method.GetParameters()[1].Name == "target");
        Assert.All(functions, method => Assert.Equal("input", method.GetParameters()[0].Name));
    }

    [Fact]
    public void Hinge_margin_defaults_differ_between_function_and_module()
    {
        Assert.Equal(0.0, typeof(F).GetMethod("hinge_embedding_loss")!.GetParameters().Single(parameter => parameter.Name == "margin").DefaultValue);
        Assert.Equal(1.0, typeof(nn).GetMethod("HingeEmbeddingLoss")!.GetParameters().Single(parameter => parameter.Name == "margin").DefaultValue);
    }

    private static void AssertReduction(ParameterInfo parameter)
    {
        Assert.Equal(typeof(Reduction), parameter.ParameterType);
        Assert.Equal(Reduction.Mean, (Reduction)Convert.ToInt64(parameter.DefaultValue, System.Globalization.CultureInfo.InvariantCulture));
    }
}
