using System.Reflection;
using TorchSharp;
using VaeLint.Core.Models;
using VaeLint.Torch.Tests.Infrastructure;
using static TorchSharp.torch;

namespace VaeLint.Torch.Tests.Api;

/// <summary>What the engine takes for a mask gives true and false, and picks rows when a tensor is indexed by it.</summary>
public sealed class MaskTests : TorchTest
{
    public static TheoryData<string> Functions => [.. TensorMasks.Names];

    [Theory]
    [MemberData(nameof(Functions))]
    public void The_result_is_true_or_false(string name)
    {
        var isLogical = name.Contains("logical", StringComparison.Ordinal) || name is "op_BitwiseAnd" or "op_BitwiseOr" or "op_ExclusiveOr" or "op_OnesComplement";
        var subject = isLogical ? tensor(new[] { true, false, true }) : tensor(new[] { 1.0, -2.0, 3.0 });
        var overloads = typeof(Tensor).GetMethods().Concat(typeof(torch).GetMethods()).Where(method => method.Name == name && method.ReturnType == typeof(Tensor)).ToList();
        Assert.NotEmpty(overloads);
        var called = overloads.Count(method => Call(method, subject) is { } result && Assert.IsType<Tensor>(result).dtype == ScalarType.Bool);
        Assert.InRange(called, 1, overloads.Count);
    }

    [Fact]
    public void A_mask_picks_rows()
    {
        var picked = arange(6).view(3, 2)[tensor(new[] { true, false, true })];
        Assert.Equal([2, 2], picked.shape);
        Assert.Equal([0, 1, 4, 5], picked.data<long>().ToArray());
    }

    private static object? Call(MethodInfo method, Tensor subject)
    {
        var parameters = method.GetParameters();
        var needed = parameters.TakeWhile(parameter => parameter.ParameterType == typeof(Tensor)).Count();
        if (parameters.Skip(needed).Any(parameter => !parameter.IsOptional))
        {
            return null;
        }

        var arguments = parameters.Select((parameter, index) => index < needed ? subject : parameter.DefaultValue is DBNull ? null : parameter.DefaultValue).ToArray();
        return method.Invoke(method.IsStatic ? null : subject, arguments);
    }
}
