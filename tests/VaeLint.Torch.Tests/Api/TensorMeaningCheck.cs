using TorchSharp;
using VaeLint.Core.Models;
using static TorchSharp.torch;
using static VaeLint.Torch.Tests.Api.LossSamples;

namespace VaeLint.Torch.Tests.Api;

/// <summary>Meanings that are arithmetic: every overload of the function, found by reflection, computes it on numbers.</summary>
internal static class TensorMeaningCheck
{
    private const double Number = 0.7;

    private static readonly Dictionary<TensorMeaning, Func<double, double>> Unary = new()
    {
        [TensorMeaning.Negate] = x => -x,
        [TensorMeaning.Exp] = Math.Exp,
        [TensorMeaning.Expm1] = x => Math.Exp(x) - 1,
        [TensorMeaning.Log] = Math.Log,
        [TensorMeaning.Log1p] = x => Math.Log(1 + x),
        [TensorMeaning.Log2] = Math.Log2,
        [TensorMeaning.Square] = x => x * x,
        [TensorMeaning.Sqrt] = Math.Sqrt,
        [TensorMeaning.Rsqrt] = x => 1 / Math.Sqrt(x),
        [TensorMeaning.Reciprocal] = x => 1 / x,
        [TensorMeaning.Abs] = Math.Abs,
    };

    private static readonly Dictionary<TensorMeaning, Func<double, double, double>> Binary = new()
    {
        [TensorMeaning.Add] = (x, y) => x + y,
        [TensorMeaning.Subtract] = (x, y) => x - y,
        [TensorMeaning.Multiply] = (x, y) => x * y,
        [TensorMeaning.Divide] = (x, y) => x / y,
        [TensorMeaning.Pow] = Math.Pow,
        [TensorMeaning.XLogY] = (x, y) => x * Math.Log(y),
        [TensorMeaning.Extremum] = (x, y) => double.NaN,
    };

    private static readonly Dictionary<TensorMeaning, Func<double, double, double, double, double>> WithTwoFactors = new()
    {
        [TensorMeaning.AddProduct] = (x, a, b, value) => x + (value * a * b),
        [TensorMeaning.AddQuotient] = (x, a, b, value) => x + (value * a / b),
    };

    public static bool Covers(TensorMeaning meaning) => Unary.ContainsKey(meaning) || Binary.ContainsKey(meaning) || WithTwoFactors.ContainsKey(meaning);

    /// <summary>Runs every overload and returns how many there were.</summary>
    public static int Run(TensorApi api)
    {
        var overloads = TensorFunction.Overloads(api.Name);
        foreach (var overload in overloads)
        {
            Check(api, overload);
        }

        return overloads.Count;
    }

    private static void Check(TensorApi api, TensorFunction function)
    {
        var (x, y) = (Probabilities(2, 3), OtherProbabilities(2, 3));
        if (Unary.TryGetValue(api.Meaning, out var unary) && function.Takes())
        {
            AssertComputes(function, x, Map(x, unary));
        }
        else if (WithTwoFactors.TryGetValue(api.Meaning, out var withFactors) && function.Takes(typeof(Tensor), typeof(Tensor)))
        {
            AssertComputes(function, x, Map(x, y, (a, b) => withFactors(a, b, b * 2, 1)), y, y * 2);
        }
        else if (withFactors is not null && function.Takes(typeof(Tensor), typeof(Tensor), typeof(Scalar)))
        {
            AssertComputes(function, x, Map(x, y, (a, b) => withFactors(a, b, b * 2, Number)), y, y * 2, (Scalar)Number);
        }
        else if (Binary.TryGetValue(api.Meaning, out var binary) && function.Takes(typeof(Tensor)))
        {
            var meaning = api.Meaning == TensorMeaning.Extremum ? Extremum(api.Name) : binary;
            AssertComputes(function, x, Map(x, y, meaning), y);
        }
        else if (binary is not null && function.Takes(typeof(Scalar)))
        {
            AssertComputes(function, x, Map(x, a => binary(a, Number)), (Scalar)Number);
        }
        else if (api.Meaning == TensorMeaning.Add && function.Takes(typeof(Tensor), typeof(Scalar)))
        {
            AssertComputes(function, x, Map(x, y, (a, b) => a + (Number * b)), y, (Scalar)Number);
        }
        else if (api.Meaning == TensorMeaning.Add && function.Takes(typeof(Scalar), typeof(Scalar)))
        {
            AssertComputes(function, x, Map(x, a => a + (Number * 3)), (Scalar)3.0, (Scalar)Number);
        }
        else
        {
            Assert.Fail($"{api.Name} means {api.Meaning}, but nothing says what {function} computes");
        }
    }

    private static Func<double, double, double> Extremum(string name) => name is "maximum" or "fmax" ? Math.Max : Math.Min;

    private static void AssertComputes(TensorFunction function, Tensor subject, Tensor expected, params object?[] operands)
    {
        var result = function.Invoke(subject, operands);
        TensorAssert.Equal(expected, result, 1e-12);
        if (function.IsInPlace)
        {
            TensorAssert.Equal(expected, subject, 1e-12);
        }
        else
        {
            TensorAssert.Equal(Probabilities(2, 3), subject, 0);
        }
    }

    private static Tensor Map(Tensor x, Func<double, double> meaning) =>
        tensor(x.data<double>().ToArray().Select(meaning).ToArray()).reshape(x.shape);

    private static Tensor Map(Tensor x, Tensor y, Func<double, double, double> meaning) =>
        tensor(x.data<double>().ToArray().Zip(y.data<double>().ToArray(), meaning).ToArray()).reshape(x.shape);
}
