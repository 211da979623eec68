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
        ("Poisson", "var y = _decoder.call(_encoder.call(x)); return F.{|VAE202:poisson_nll_loss(x, y)|} + z.exp().sum();"));

    [Fact]
    public Task Right_order_symmetric_losses_and_what_is_not_known() => Verify(
        ("Right", "var y = _decoder.call(_encoder.call(x)); return F.binary_cross_entropy_with_logits(y, x) + _loss.call(y, x);"),
        ("Symmetric", "var y = _decoder.call(_encoder.call(x)); return F.mse_loss(x, y) + F.l1_loss(x, y);"),
        ("Arguments", "return F.binary_cross_entropy_with_logits(x, z);"),
        ("Teacher", "var y = _decoder.call(_encoder.call(x)).detach(); return F.binary_cross_entropy_with_logits(x, y);"),
        ("Prior", "var y = _decoder.call(z); return F.binary_cross_entropy_with_logits(x, y);"),
        ("TwoOutputs", "var m = _encoder.call(x); return F.binary_cross_entropy_with_logits(_decoder.call(m), _decoder.call(m + randn_like(m)));"));

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
