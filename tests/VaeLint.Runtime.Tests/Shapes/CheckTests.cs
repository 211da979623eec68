using TorchSharp;
using VaeLint.Runtime.Tests.Infrastructure;
using static TorchSharp.torch;
using Assertions = VaeLint.Shapes;

namespace VaeLint.Runtime.Tests.Shapes;

public sealed class CheckTests : TorchTest
{
    private const string Vae = "x: B C 28 28, xHat: B C 28 28, mu: B L, logVar: B L";

    [Theory]
    [InlineData("the reconstruction is off by one", "64 1 28 28", "64 1 27 27", "64 20", "64 20", "Shapes.Check: xHat is [64, 1, 27, 27], expected [B = 64, C = 1, 28, 28]: axis 2 is 27, not 28. Use torch.nn.functional.pad(xHat, [0, 1, 0, 1]).")]
    [InlineData("the last batch against a kept tensor", "37 1 28 28", "64 1 28 28", "37 20", "37 20", "Shapes.Check: xHat is [64, 1, 28, 28], expected [B = 37, C = 1, 28, 28]: axis 0 is 64, not 37 as in x. Use xHat.narrow(0, 0, 37).")]
    [InlineData("another channel count", "64 1 28 28", "64 3 28 28", "64 20", "64 20", "Shapes.Check: xHat is [64, 3, 28, 28], expected [B = 64, C = 1, 28, 28]: axis 1 is 3, not 1 as in x. Correct the layer that makes xHat, or the pattern.")]
    [InlineData("flat input", "64 784", "64 1 28 28", "64 20", "64 20", "Shapes.Check: x is [64, 784], expected [B, C, 28, 28]: 2 axes, not 4. Use x.reshape(-1, 1, 28, 28).")]
    [InlineData("channels last in a batch that is fixed by nothing", "64 28 28 1", "64 1 28 28", "64 20", "64 20", "Shapes.Check: x is [64, 28, 28, 1], expected [B, C, 28, 28]: axis 3 is 1, not 28. Use x.permute(0, 3, 1, 2).")]
    [InlineData("another latent size", "64 1 28 28", "64 1 28 28", "64 20", "64 10", "Shapes.Check: logVar is [64, 10], expected [B = 64, L = 20]: axis 1 is 10, not 20 as in mu. Correct the layer that makes logVar, or the pattern.")]
    [InlineData("batch axis second", "64 1 28 28", "64 1 28 28", "20 64", "64 20", "Shapes.Check: mu is [20, 64], expected [B = 64, L]: axis 0 is 20, not 64 as in x. Use mu.transpose(0, 1).")]
    [InlineData("mean and reconstruction swapped", "64 1 28 28", "64 20", "64 1 28 28", "64 20", "Shapes.Check: xHat is [64, 20], expected [B = 64, C = 1, 28, 28]: 2 axes, not 4. All fits with xHat and mu swapped.")]
    [InlineData("a reduced mean", "64 1 28 28", "64 1 28 28", "", "64 20", "Shapes.Check: mu is a scalar, expected [B = 64, L]: 0 axes, not 2. mu is already reduced; pass it before the sum or mean.")]
    [InlineData("a log-variance with a spatial rest", "64 1 28 28", "64 1 28 28", "64 20", "64 20 1 1", "Shapes.Check: logVar is [64, 20, 1, 1], expected [B = 64, L = 20]: 4 axes, not 2. Use logVar.flatten(1).")]
    public void A_step_of_a_vae(string mistake, string x, string xHat, string mu, string logVar, string text)
    {
        var error = Assert.Throws<ShapeException>(() => Assertions.Check(Vae, Make(x), Make(xHat), Make(mu), Make(logVar)));

        AssertText(mistake, text, error.Message);
    }

    [Theory]
    [InlineData("a run that differs", "x: B *E, y: B *E", "64 1 28 28", "64 1 28 27", "Shapes.Check: y is [64, 1, 28, 27], expected [B = 64, *E = [1, 28, 28]]: axis 3 is 27, not 28 as in x. Use torch.nn.functional.pad(y, [0, 1]).")]
    [InlineData("a run of another length", "x: B *E, y: B *E", "64 1 28 28", "64 784", "Shapes.Check: y is [64, 784], expected [B = 64, *E = [1, 28, 28]]: 2 axes, not 4. Use y.reshape(-1, 1, 28, 28).")]
    [InlineData("too few axes for a run", "x: B *E C, y: B", "64", "64", "Shapes.Check: x is [64], expected [B, *E, C]: 1 axis where at least 2 are needed. Use x.unsqueeze(1).")]
    [InlineData("an axis after a run", "x: *E 3, y: *E", "64 28 4", "64 28", "Shapes.Check: x is [64, 28, 4], expected [*E, 3]: axis 2 is 4, not 3. Correct the layer that makes x, or the pattern.")]
    [InlineData("a name twice in one tensor", "x: N N, y: N", "64 32", "64", "Shapes.Check: x is [64, 32], expected [N, N]: axis 1 is 32, not 64 as in x. Correct the layer that makes x, or the pattern.")]
    [InlineData("tensors without names", "B L, B L", "64 20", "64 24", "Shapes.Check: second is [64, 24], expected [B = 64, L = 20]: axis 1 is 24, not 20 as in first. Correct the layer that makes second, or the pattern.")]
    [InlineData("any axis", "x: _ 20, y: *_ 20", "64 20", "8 64 24", "Shapes.Check: y is [8, 64, 24], expected [*_, 20]: axis 2 is 24, not 20. Correct the layer that makes y, or the pattern.")]
    public void Two_tensors(string mistake, string pattern, string first, string second, string text) =>
        AssertText(mistake, text, Assert.Throws<ShapeException>(() => Assertions.Check(pattern, Make(first), Make(second))).Message);

    [Theory]
    [InlineData("B C 28 28", "64 1 28 28", "B = 64, C = 1")]
    [InlineData("B *E", "64 1 28 28", "B = 64, E = [1, 28, 28]")]
    [InlineData("B *E", "64", "B = 64, E = []")]
    [InlineData("*E L", "8 64 20", "L = 20, E = [8, 64]")]
    [InlineData("B *_ L", "8 64 20", "B = 8, L = 20")]
    [InlineData("_ 64 _", "8 64 20", "")]
    [InlineData("loss:", "", "")]
    [InlineData("N N", "5 5", "N = 5")]
    public void What_names_stand_for(string pattern, string sizes, string bindings) =>
        Assert.Equal(bindings, Assertions.Read(pattern, Make(sizes)).ToString());

    [Fact]
    public void A_size_is_read_by_its_name()
    {
        var bindings = Assertions.Read("x: B *E", zeros(64, 1, 28, 28));

        Assert.Equal(64, bindings["B"]);
        Assert.Equal([1, 28, 28], bindings.Run("E"));
        Assert.Equal("No axis is named 'E'. Bound are: B = 64, E = [1, 28, 28].", Assert.Throws<KeyNotFoundException>(() => bindings["E"]).Message);
        Assert.Equal("No run of axes is named 'B'. Bound are: B = 64, E = [1, 28, 28].", Assert.Throws<KeyNotFoundException>(() => bindings.Run("B")).Message);
    }

    [Fact]
    public void The_error_carries_its_data()
    {
        var error = Assert.Throws<ShapeException>(() => Assertions.Check("x: B *E, mu: B L, logVar: B L", zeros(64, 28, 28), zeros(64, 20), zeros(64, 10)));

        Assert.Equal(("logVar", 1, "[B = 64, L = 20]"), (error.TensorName, error.Axis, error.Expected));
        Assert.Equal([64, 10], error.Actual);
        Assert.Equal(["B = 64", "L = 20", "E[0] = 28", "E[1] = 28"], error.Bindings.Select(pair => $"{pair.Key} = {pair.Value}"));
        Assert.Empty(error.Suggestions);
    }

    [Fact]
    public void Suggestions_come_as_data_too()
    {
        var error = Assert.Throws<ShapeException>(() => Assertions.Check("x: B C 28 28", zeros(64, 784)));

        Assert.Null(error.Axis);
        Assert.Equal(["x.reshape(-1, 1, 28, 28)"], error.Suggestions);
        Assert.Equal([64, 1, 28, 28], SuggestedExpression.Run(error.Suggestions[0], new Dictionary<string, Tensor> { ["x"] = zeros(64, 784) }).shape);
    }

    [Fact]
    public void All_six_tensors_are_compared()
    {
        var (right, wrong) = (zeros(4, 2), zeros(4, 3));
        const string Six = "a: B D, b: B D, c: B D, d: B D, e: B D, f: B D";

        Assertions.Check("a: B D", right);
        Assertions.Check(Six, right, right, right, right, right, right);
        Assert.Equal("b", Named(() => Assertions.Check("a: B D, b: B D", right, wrong)));
        Assert.Equal("c", Named(() => Assertions.Check("a: B D, b: B D, c: B D", right, right, wrong)));
        Assert.Equal("d", Named(() => Assertions.Check("a: B D, b: B D, c: B D, d: B D", right, right, right, wrong)));
        Assert.Equal("e", Named(() => Assertions.Check("a: B D, b: B D, c: B D, d: B D, e: B D", right, right, right, right, wrong)));
        Assert.Equal("f", Named(() => Assertions.Check(Six, right, right, right, right, right, wrong)));

        static string Named(Action check) => Assert.Throws<ShapeException>(check).TensorName;
    }

    [Fact]
    public void Another_number_of_tensors() =>
        Assert.Equal(
            "Shapes.Check: the pattern \"x: B, y: B\" describes 2 tensors, 1 came. Separate tensors by commas.",
            Assert.Throws<ArgumentException>(() => Assertions.Check("x: B, y: B", zeros(3))).Message);

    [Fact]
    public void A_missing_tensor_is_named() =>
        Assert.Equal("mu", Assert.Throws<ArgumentNullException>(() => Assertions.Check("x: B, mu: B", zeros(3), null!)).ParamName);

    private static Tensor Make(string sizes) => zeros([.. sizes.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(long.Parse)]);

    private static void AssertText(string mistake, string expected, string actual) =>
        Assert.True(expected == actual, $"{mistake}\nexpected {expected}\nactual   {actual}");
}
