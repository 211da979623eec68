using VaeLint.CSharp.Tests.Docs;
using VaeLint.CSharp.Tests.Fixes;
using VaeLint.CSharp.Tests.Verifiers;

namespace VaeLint.CSharp.Tests.Rules;

public sealed class VAE202Tests
{
    [Fact]
    public Task The_target_is_computed_from_the_input() => Verify(
        ("Function", "var y = _decoder.call(_encoder.call(x)); return F.{|VAE202:binary_cross_entropy_with_logits(x, y)|};"),
        ("Sampled", "var m = _encoder.call(x); var y = _decoder.call(m + randn_like(m)); return F.{|VAE202:binary_cross_entropy_with_logits(x, y, reduction: Reduction.Sum)|};"),
        ("Named", "var y = sigmoid(_decoder.call(_encoder.call(x))); return F.{|VAE202:binary_cross_entropy(target: y, input: x)|};"),
        ("Module", "var y = _decoder.call(_encoder.call(x)); return _loss.{|VAE202:call(x, y)|};"),
        ("Flat", "var y = _decoder.call(_encoder.call(x.view(-1, 784))); return F.{|VAE202:binary_cross_entropy_with_logits(x.view(-1, 784), y)|};"),
        ("Rescaled", "var d = x.to(ScalarType.Float32) / 255; var y = _decoder.call(_encoder.call(d)); return F.{|VAE202:binary_cross_entropy_with_logits(d, y)|};"),
        ("Poisson", "var y = _decoder.call(_encoder.call(x)); return F.{|VAE202:poisson_nll_loss(x, y)|} + z.exp().sum();"));

    [Fact]
    public Task Right_order_symmetric_losses_and_what_is_not_known() => Verify(
        ("Right", "var y = _decoder.call(_encoder.call(x)); return F.binary_cross_entropy_with_logits(y, x) + _loss.call(y, x);"),
        ("Symmetric", "var y = _decoder.call(_encoder.call(x)); return F.mse_loss(x, y) + F.l1_loss(x, y);"),
        ("Arguments", "return F.binary_cross_entropy_with_logits(x, z);"),
        ("Teacher", "var y = _decoder.call(_encoder.call(x)).detach(); return F.binary_cross_entropy_with_logits(x, y);"),
        ("Denoised", "var d = x + 0.1 * randn_like(x); var y = _decoder.call(_encoder.call(d)); return F.binary_cross_entropy_with_logits(d, y);"),
        ("TwoInputs", "var y = _decoder.call(_encoder.call(x)); return F.binary_cross_entropy_with_logits(x * z, y);"),
        ("Prior", "var y = _decoder.call(z); return F.binary_cross_entropy_with_logits(x, y);"),
        ("TwoOutputs", "var m = _encoder.call(x); return F.binary_cross_entropy_with_logits(_decoder.call(m), _decoder.call(m + randn_like(m)));"));

    [Theory]
    [InlineData("F.{|VAE202:binary_cross_entropy_with_logits(x, y)|}", "F.binary_cross_entropy_with_logits(y, x)")]
    [InlineData("F.{|VAE202:binary_cross_entropy_with_logits(x, y, z, Reduction.Sum)|} / x.shape[0]", "F.binary_cross_entropy_with_logits(y, x, z, Reduction.Sum) / x.shape[0]")]
    [InlineData("F.{|VAE202:binary_cross_entropy_with_logits(target: y, input: x)|}", "F.binary_cross_entropy_with_logits(target: x, input: y)")]
    [InlineData("F.{|VAE202:binary_cross_entropy_with_logits(\n    x.view(-1, 784),\n    target: y,\n    reduction: Reduction.Sum)|}", "F.binary_cross_entropy_with_logits(\n    y,\n    target: x.view(-1, 784),\n    reduction: Reduction.Sum)")]
    [InlineData("_loss.{|VAE202:call(x, y)|} // the likelihood\n    + z.exp().sum()", "_loss.call(y, x) // the likelihood\n    + z.exp().sum()")]
    [InlineData("F.{|VAE202:poisson_nll_loss(x, y)|} + F.{|VAE202:binary_cross_entropy_with_logits(x, y)|} + z.exp().sum()", "F.poisson_nll_loss(y, x) + F.binary_cross_entropy_with_logits(y, x) + z.exp().sum()")]
    public Task The_fix(string wrong, string right) => LossFix.Repairs(Returning(wrong), Returning(right));

    [Fact]
    public async Task In_the_right_order_the_next_mistake_shows_and_is_repaired_too() =>
        Assert.Equal(
        Returning("F.binary_cross_entropy_with_logits(y, x) + z.exp().sum()"), await RepairedSnippet.Of(Returning("F.binary_cross_entropy(x, y) + z.exp().sum()"), ""));

    [Theory]
    [InlineData("F.{|VAE202:binary_cross_entropy_with_logits(x, /* the output */ y)|}")]
    [InlineData("F.{|VAE202:binary_cross_entropy_with_logits(x, // the data\n    y)|}")]
    public Task A_comment_that_may_be_about_an_argument_is_left_to_the_author(string wrong) => LossFix.Refuses(Returning(wrong));

    [Fact]
    public Task A_helper_that_only_its_caller_knows_is_refused() => LossFix.Refuses("""
        class Model
        {
            private readonly Linear _encoder = Linear(784, 20);
            private readonly Linear _decoder = Linear(20, 784);
            static Tensor Nll(Tensor a, Tensor b) => F.binary_cross_entropy_with_logits(a, b);
            Tensor Run(Tensor x) => {|VAE202:Nll(x, _decoder.call(_encoder.call(x)))|};
        }
        """);

    private static string Returning(string loss) => $$"""
        class Model
        {
            private readonly Linear _encoder = Linear(784, 20);
            private readonly Linear _decoder = Linear(20, 784);
            private readonly BCEWithLogitsLoss _loss = BCEWithLogitsLoss();
            Tensor Run(Tensor z, Tensor x)
            {
                var y = _decoder.call(_encoder.call(x));
                return {{loss}};
            }
        }
        """;

    private static Task Verify(params (string Name, string Body)[] cases) => RuleVerifier.Verify([.. cases.Select(c => (c.Name + ".cs", $$"""
        namespace In{{c.Name}};
        class Model
        {
            private readonly Linear _encoder = Linear(784, 20);
            private readonly Linear _decoder = Linear(20, 784);
            private readonly BCEWithLogitsLoss _loss = BCEWithLogitsLoss();
            Tensor Run(Tensor z, Tensor x) { {{c.Body}} }
        }
        """))]);
}
