using VaeLint.CSharp.Tests.Verifiers;

namespace VaeLint.CSharp.Tests.Rules;

public sealed class VAE201Tests
{
    private const string Model = """
        class Model
        {
            private readonly Linear _decoder = Linear(20, 784);
            private readonly Sigmoid _squash = Sigmoid();
            private readonly Sequential _probabilities = Sequential(Linear(20, 400), ReLU(), Linear(400, 784), Sigmoid());
            private readonly Sequential _logits = Sequential(("hidden", Linear(20, 400)), ("act", ReLU()), ("out", Linear(400, 784)), ("shape", Unflatten(1, new long[] { 1, 28, 28 })));
            private readonly Sequential _signed = Sequential(Linear(20, 784), Tanh());
            private readonly BCELoss _bce = BCELoss(reduction: Reduction.Sum);
            private readonly BCEWithLogitsLoss _bceWithLogits = BCEWithLogitsLoss(reduction: Reduction.Sum);
            private readonly CrossEntropyLoss _crossEntropy = CrossEntropyLoss();
            Tensor Run(Tensor z, Tensor x) { @BODY }
        }
        """;

    [Fact]
    public Task Probabilities_where_logits_are_expected() => Verify(
        ("Function", "return F.{|VAE201:binary_cross_entropy_with_logits(sigmoid(_decoder.call(z)), x)|};"),
        ("Local", "var y = _decoder.call(z).sigmoid(); return F.{|VAE201:binary_cross_entropy_with_logits(y, x, reduction: Reduction.Sum)|};"),
        ("Layer", "return F.{|VAE201:binary_cross_entropy_with_logits(_squash.call(_decoder.call(z)), x)|};"),
        ("Sequential", "return F.{|VAE201:binary_cross_entropy_with_logits(_probabilities.call(z), x)|};"),
        ("Reshaped", "return F.{|VAE201:binary_cross_entropy_with_logits(_probabilities.call(z).view(-1, 1, 28, 28), x)|};"),
        ("Module", "return _bceWithLogits.{|VAE201:call(_probabilities.call(z), x)|};"),
        ("Named", "return F.{|VAE201:binary_cross_entropy_with_logits(target: x, input: _probabilities.call(z))|};"),
        ("Distribution", "return -distributions.{|VAE201:Bernoulli(logits: _probabilities.call(z))|}.log_prob(x).sum();"),
        ("Softmax", "return _crossEntropy.{|VAE201:call(F.softmax(_decoder.call(z), 1), x)|} + z.exp().sum();"));

    [Fact]
    public Task Logits_where_probabilities_are_expected() => Verify(
        ("Function", "return F.{|VAE201:binary_cross_entropy(_decoder.call(z), x)|};"),
        ("Sequential", "return F.{|VAE201:binary_cross_entropy(_logits.call(z), x)|};"),
        ("Module", "var y = _logits.call(z); return _bce.{|VAE201:call(y, x)|};"),
        ("Tanh", "return F.{|VAE201:binary_cross_entropy(_signed.call(z), x)|};"),
        ("Positional", "return -distributions.{|VAE201:Bernoulli(_decoder.call(z))|}.log_prob(x).sum();"));

    [Fact]
    public Task What_fits_or_is_not_known() => Verify(
        ("Probabilities", "return F.binary_cross_entropy(_probabilities.call(z), x) + _bce.call(sigmoid(_decoder.call(z)), x);"),
        ("Logits", "return F.binary_cross_entropy_with_logits(_decoder.call(z), x) + _bceWithLogits.call(_logits.call(z), x);"),
        ("Argument", "return F.binary_cross_entropy_with_logits(z, x) + F.binary_cross_entropy(z, x);"),
        ("Clamped", "return F.binary_cross_entropy(_decoder.call(z).clamp(0, 1), x);"),
        ("Scaled", "return F.binary_cross_entropy((_signed.call(z) + 1) / 2, x);"),
        ("ScaledLogits", "return F.binary_cross_entropy_with_logits(10 * _probabilities.call(z) - 5, x);"),
        ("LogitsOfTanh", "return F.binary_cross_entropy_with_logits(_signed.call(z), x);"),
        ("Squared", "return F.mse_loss(sigmoid(_decoder.call(z)), x);"),
        ("Distribution", "return -distributions.Bernoulli(logits: _decoder.call(z)).log_prob(x).sum() - distributions.Bernoulli(_probabilities.call(z)).log_prob(x).sum();"),
        ("LogSoftmax", "return F.cross_entropy(F.log_softmax(_decoder.call(z), 1), x);"));

    [Fact]
    public Task The_caller_owns_what_only_it_knows() => RuleVerifier.Verify(("Split.cs", """
        class Vae : Module<Tensor, Tensor>
        {
            private readonly Linear _decoder = Linear(20, 784);
            public Vae() : base("vae") { RegisterComponents(); }
            public override Tensor forward(Tensor z) => sigmoid(_decoder.call(z));
            private static Tensor Loss(Tensor output, Tensor x) => F.binary_cross_entropy_with_logits(output, x);
            public Tensor Step(Tensor z, Tensor x) => {|VAE201:Loss(call(z), x)|};
            public Tensor Twice(Tensor z, Tensor x) => F.{|VAE201:binary_cross_entropy_with_logits(sigmoid(z), x)|};
            public Tensor Caller(Tensor z, Tensor x) => Twice(z, x) + Twice(x, z);
        }
        """));

    private static Task Verify(params (string Name, string Body)[] cases) => RuleVerifier.Verify(
        [.. cases.Select(c => (c.Name + ".cs", $"namespace In{c.Name};\n" + Model.Replace("@BODY", c.Body, StringComparison.Ordinal)))]);
}
