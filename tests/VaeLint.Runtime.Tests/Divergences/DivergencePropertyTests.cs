using TorchSharp;
using VaeLint.Runtime.Tests.Infrastructure;
using static TorchSharp.torch;
using static VaeLint.Runtime.Tests.Infrastructure.TensorValues;

namespace VaeLint.Runtime.Tests.Divergences;

/// <summary>What holds for every divergence, on random parameters.</summary>
public sealed class DivergencePropertyTests : TorchTest
{
    private const double Rounding = 1e-13;

    public static TheoryData<string> Names => [.. Divergences.Keys];

    /// <summary>Per dimension, from [4, B, L]: two parameters of q and two of p (a single one where the family has one).</summary>
    private static IReadOnlyDictionary<string, Func<Tensor, Tensor>> Divergences { get; } = new Dictionary<string, Func<Tensor, Tensor>>
    {
        ["standard normal"] = values => KlDivergence.ToStandardNormalPerDimension(values[0], values[1]),
        ["normal"] = values => KlDivergence.NormalPerDimension(values[0], values[1], values[2], values[3]),
        ["Bernoulli"] = values => KlDivergence.BernoulliPerDimension(values[0], values[2]),
        ["categorical"] = values => KlDivergence.CategoricalPerDimension(values[0], values[2]),
        ["Laplace"] = values => KlDivergence.BetweenPerDimension(distributions.Laplace(values[0], values[1].exp()), distributions.Laplace(values[2], values[3].exp())),
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void It_is_never_negative(string name) =>
        Properties.Check(4, [4, 3, 5], values => Assert.All(Read(Divergences[name](values)), value => Assert.True(value >= -Rounding, $"{value}")));

    [Theory]
    [InlineData("normal", 0)]
    [InlineData("normal", 1)]
    [InlineData("Bernoulli", 0)]
    [InlineData("categorical", 0)]
    [InlineData("Laplace", 0)]
    [InlineData("Laplace", 1)]
    public void It_is_0_only_where_both_are_equal(string name, int moved) =>
        Properties.Check(4, [2, 3, 5], values =>
        {
            var equal = cat([values, values]);
            Assert.All(Read(Divergences[name](equal)), value => Assert.Equal(0.0, value));
            var change = zeros_like(equal);
            change[moved, TensorIndex.Colon, 0] = 0.01;
            var differs = Divergences[name](equal + change);
            Assert.All(Read(name == "categorical" ? differs : differs.select(1, 0)), value => Assert.True(value > 0, $"{value}"));
        });

    [Theory]
    [MemberData(nameof(Names))]
    public void Samples_in_another_order_give_their_values_in_that_order(string name) =>
        Properties.Check(4, [4, 3, 5], values =>
        {
            var order = tensor(new long[] { 2, 0, 1 });
            Assert.Equal(Read(Divergences[name](values).index_select(0, order)), Read(Divergences[name](values.index_select(1, order))), (left, right) => Math.Abs(left - right) <= Rounding * Math.Max(1, Math.Abs(left)));
        });

    [Fact]
    public void Latents_in_another_order_have_the_same_sum() =>
        Properties.Check(4, [4, 3, 5], values =>
        {
            var permuted = values.index_select(2, tensor(new long[] { 4, 2, 0, 3, 1 }));
            AssertClose(KlDivergence.ToStandardNormal(values[0], values[1]), KlDivergence.ToStandardNormal(permuted[0], permuted[1]));
            AssertClose(KlDivergence.Normal(values[0], values[1], values[2], values[3]), KlDivergence.Normal(permuted[0], permuted[1], permuted[2], permuted[3]));
            AssertClose(KlDivergence.Bernoulli(values[0], values[2]), KlDivergence.Bernoulli(permuted[0], permuted[2]));
            AssertClose(KlDivergence.Categorical(values[0], values[2]), KlDivergence.Categorical(permuted[0], permuted[2]));
        });

    private static void AssertClose(Tensor expected, Tensor actual) => Assert.Equal(Read(expected), Read(actual), (left, right) => Math.Abs(left - right) <= 1e-12 * Math.Max(1, Math.Abs(left)));
}
