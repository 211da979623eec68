using TorchSharp;
using VaeLint.Core.Models;
using VaeLint.Torch.Tests.Infrastructure;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;
using Reduction = TorchSharp.torch.nn.Reduction;

namespace VaeLint.Torch.Tests.Api;

/// <summary>Every row of the engine's API tables, against the assembly by reflection and by running it. A row without a check fails.</summary>
public sealed class ApiTableTests : TorchTest
{
    public static TheoryData<string> LossRows => [.. LossApis.All.Select(row => row.Function)];

    public static TheoryData<string> TensorRows => [.. TensorApis.All.Select(row => row.Name)];

    [Theory]
    [MemberData(nameof(LossRows))]
    public void A_loss_row_names_what_exists(string function)
    {
        var row = LossApis.FindFunction(function)!;
        var parameters = typeof(F).GetMethods().Single(method => method.Name == function).GetParameters().Select(parameter => parameter.Name).ToArray();
        Assert.Equal(row.Input, parameters[0]);
        Assert.Equal(row.Target, parameters[1]);
        Assert.Contains(LossApi.ReductionParameter, parameters);
        Assert.NotNull(typeof(nn).Assembly.GetType($"TorchSharp.Modules.{row.Module}"));
        Assert.Contains(typeof(nn).GetMethods(), method => method.Name == row.Module);
        var forward = typeof(nn).Assembly.GetType($"TorchSharp.Modules.{row.Module}")!.GetMethods().First(method => method.Name == "forward");
        Assert.Equal([row.Input, row.Target], forward.GetParameters().Take(2).Select(parameter => parameter.Name));
        Assert.Same(row, LossApis.FindModule(row.Module));
    }

    [Theory]
    [MemberData(nameof(LossRows))]
    public void A_loss_row_has_the_layout_and_the_module_that_run(string function)
    {
        var row = LossApis.FindFunction(function)!;
        var calls = LossCalls.All.Values.Where(call => call.Function == function).ToArray();
        Assert.NotEmpty(calls);
        foreach (var call in calls)
        {
            Assert.Equal(row.Module, call.Module);
            var none = call.CallFunction(Reduction.None);
            Assert.Equal(row.Layout == LossLayout.Elementwise, call.IsElementwise);
            Assert.Equal(Expected(row.Layout, call.Variant), none.shape);
            TensorAssert.Equal(none.mean(), call.CallFunction(null));
            TensorAssert.Equal(none.mean(), call.CallModule(null));
            TensorAssert.Equal(none.sum(), call.CallModule(Reduction.Sum));
        }
    }

    [Fact]
    public void Every_loss_function_with_an_input_and_a_target_is_a_row_or_named_here()
    {
        // Ranking, embedding and multi-label losses are no likelihood of an observation.
        string[] noRow = ["hinge_embedding_loss", "multi_label_margin_loss", "multi_margin_loss", "multilabel_soft_margin_loss"];
        var functions = typeof(F).GetMethods()
            .Where(method => method.GetParameters() is { Length: > 2 } parameters
                && parameters[0].Name == "input"
                && parameters[1].Name == "target"
                && parameters.Any(parameter => parameter.ParameterType == typeof(Reduction)))
            .Select(method => method.Name);
        Assert.Equal(functions.Order(StringComparer.Ordinal), LossApis.All.Select(row => row.Function).Concat(noRow).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(TensorRows))]
    public void A_tensor_row_exists_and_means_what_it_says(string name)
    {
        var row = TensorApis.Find(name)!;
        if (TensorMeaningCheck.Covers(row.Meaning))
        {
            Assert.True(TensorMeaningCheck.Run(row) > 0, $"TorchSharp has no function {name}");
        }
        else if (row.Meaning is TensorMeaning.Sum or TensorMeaning.Mean)
        {
            Assert.Contains(ReductionOverloadTests.Names, data => data.Data.StartsWith(name, StringComparison.Ordinal));
        }
        else
        {
            var check = TensorShapeCheck.Find(row);
            Assert.True(check is not null, $"the row {name} ({row.Meaning}) has no check");
            check();
        }
    }

    [Theory]
    [InlineData("sum", 9)]
    [InlineData("mean", 4)]
    public void No_reduction_overload_is_new(string name, int known) => Assert.Equal(known, TensorFunction.Overloads(name).Count);

    [Fact]
    public void No_name_is_in_the_table_twice()
    {
        Assert.Equal(TensorApis.All.Count, TensorApis.All.Select(row => row.Name).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(LossApis.All.Count, LossApis.All.Select(row => row.Function).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void A_name_with_an_underscore_is_the_in_place_form_of_its_row()
    {
        var inPlace = TensorApis.All.SelectMany(row => TensorFunction.Overloads(row.Name)).Where(function => function.IsInPlace).Select(function => function.Name).Distinct();
        Assert.All(inPlace, name => Assert.Equal(name, TensorApis.Find(name)!.Name + "_"));
        Assert.All(inPlace, name => Assert.True(TensorApis.IsInPlace(name)));
        Assert.Null(TensorApis.Find("fill_"));
        Assert.Same(TensorApis.Find("add"), TensorApis.Find("add_"));
    }

    private static long[] Expected(LossLayout layout, string variant) => layout switch
    {
        LossLayout.Elementwise => [LossSamples.B, LossSamples.D],
        LossLayout.PerPosition when variant.StartsWith("[B,V,T]", StringComparison.Ordinal) => [LossSamples.B, LossSamples.T],
        LossLayout.PerPosition when variant.StartsWith("[B*T,V]", StringComparison.Ordinal) => [LossSamples.B * LossSamples.T],
        _ => [LossSamples.B],
    };
}
