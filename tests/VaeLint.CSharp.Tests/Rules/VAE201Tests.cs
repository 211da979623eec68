using VaeLint.CSharp.Tests.Fixes;
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

    [Fact]
    public Task A_layer_that_is_an_argument() => RuleVerifier.Verify(("Given.cs", """
        class Given
        {
            Tensor Logits(Linear decoder, Tensor z, Tensor x) => F.{|VAE201:binary_cross_entropy(decoder.call(z), x)|} + z.exp().sum();
            Tensor Probabilities(Sigmoid squash, Tensor z, Tensor x) => F.{|VAE201:binary_cross_entropy_with_logits(squash.call(z), x)|};
            Tensor Network(Sequential decoder, Module<Tensor, Tensor> other, Tensor z, Tensor x) => F.binary_cross_entropy(decoder.call(z), x) + F.binary_cross_entropy(other.call(z), x);
        }
        """));

    [Theory]
    [InlineData("F.binary_cross_entropy(_decoder.call(z), x)", "F.binary_cross_entropy_with_logits(_decoder.call(z), x)")]
    [InlineData("F.binary_cross_entropy(_decoder.call(z), x, w, Reduction.Sum)", "F.binary_cross_entropy_with_logits(_decoder.call(z), x, w, Reduction.Sum)")]
    [InlineData("F.binary_cross_entropy(target: x, input: _decoder.call(z), reduction: Reduction.None).sum()", "F.binary_cross_entropy_with_logits(target: x, input: _decoder.call(z), reduction: Reduction.None).sum()")]
    [InlineData("F.binary_cross_entropy_with_logits(sigmoid(_decoder.call(z)), x)", "F.binary_cross_entropy_with_logits(_decoder.call(z), x)")]
    [InlineData("F.binary_cross_entropy_with_logits(_decoder.call(z).sigmoid(), x, w)", "F.binary_cross_entropy_with_logits(_decoder.call(z), x, w)")]
    [InlineData("F.binary_cross_entropy_with_logits(_squash.call(_decoder.call(z)), x)", "F.binary_cross_entropy_with_logits(_decoder.call(z), x)")]
    [InlineData("F.binary_cross_entropy_with_logits(sigmoid(_decoder.call(z)).view(-1, 1, 28, 28), x)", "F.binary_cross_entropy_with_logits(_decoder.call(z).view(-1, 1, 28, 28), x)")]
    [InlineData("F.binary_cross_entropy_with_logits(\n    sigmoid(_decoder.call(z)), // decoded\n    x, /* data */\n    reduction: Reduction.Sum)", "F.binary_cross_entropy_with_logits(\n    _decoder.call(z), // decoded\n    x, /* data */\n    reduction: Reduction.Sum)")]
    [InlineData("F.binary_cross_entropy_with_logits(_probabilities.call(z), x, reduction: Reduction.Sum)", "F.binary_cross_entropy(_probabilities.call(z), x, reduction: Reduction.Sum)")]
    [InlineData("_crossEntropy.call(F.softmax(_decoder.call(z), 1), x) + z.exp().sum()", "_crossEntropy.call(_decoder.call(z), x) + z.exp().sum()")]
    [InlineData("F.nll_loss(_decoder.call(z), x) + z.exp().sum()", "F.cross_entropy(_decoder.call(z), x) + z.exp().sum()")]
    [InlineData("F.nll_loss(F.softmax(_decoder.call(z), 1), x) + z.exp().sum()", "F.nll_loss(F.log_softmax(_decoder.call(z), 1), x) + z.exp().sum()")]
    [InlineData("-distributions.Bernoulli(_decoder.call(z)).log_prob(x).sum()", "-distributions.Bernoulli(logits: _decoder.call(z)).log_prob(x).sum()")]
    [InlineData("-distributions.Bernoulli(probs: _decoder.call(z)).log_prob(x).sum()", "-distributions.Bernoulli(logits: _decoder.call(z)).log_prob(x).sum()")]
    [InlineData("-distributions.Bernoulli(logits: _probabilities.call(z)).log_prob(x).sum()", "-distributions.Bernoulli(probs: _probabilities.call(z)).log_prob(x).sum()")]
    public Task The_fix(string wrong, string right) => LossFix.Repairs(Returning(Marked(wrong)), Returning(right));

    [Fact]
    public Task What_others_read_stays_and_the_loss_changes() => LossFix.Repairs(
        Source("var y = sigmoid(_decoder.call(z)); Show(y); return F.{|VAE201:binary_cross_entropy_with_logits(y, x)|};"),
        Source("var y = sigmoid(_decoder.call(z)); Show(y); return F.binary_cross_entropy(y, x);"));

    [Fact]
    public Task An_activation_in_a_local_goes_where_no_other_loss_fits() => LossFix.Repairs(
        Source("var y = F.softmax(_decoder.call(z), 1); return F.{|VAE201:cross_entropy(y, x)|} + z.exp().sum();"),
        Source("var y = _decoder.call(z); return F.cross_entropy(y, x) + z.exp().sum();"));

    [Fact]
    public Task Several_at_once() => LossFix.Repairs(
        Source("var a = _decoder.call(z); // logits\n        return F.{|VAE201:binary_cross_entropy(a, x)|} + F.{|VAE201:binary_cross_entropy(a, x, reduction: Reduction.Sum)|};"),
        Source("var a = _decoder.call(z); // logits\n        return F.binary_cross_entropy_with_logits(a, x) + F.binary_cross_entropy_with_logits(a, x, reduction: Reduction.Sum);"));

    [Theory]
    [InlineData("private readonly BCELoss _own = BCELoss(reduction: Reduction.Sum);", "private readonly BCEWithLogitsLoss _own = BCEWithLogitsLoss(reduction: Reduction.Sum);")]
    [InlineData("private readonly Module<Tensor, Tensor, Tensor> _own = nn.BCELoss();", "private readonly Module<Tensor, Tensor, Tensor> _own = nn.BCEWithLogitsLoss();")]
    [InlineData("private readonly TorchSharp.Modules.BCELoss _own; public Model() => _own = torch.nn.BCELoss();", "private readonly TorchSharp.Modules.BCEWithLogitsLoss _own; public Model() => _own = torch.nn.BCEWithLogitsLoss();")]
    [InlineData("private BCELoss _own { get; } = BCELoss();", "private BCEWithLogitsLoss _own { get; } = BCEWithLogitsLoss();")]
    public Task A_module_is_made_anew(string wrong, string right) => LossFix.Repairs(
        Source("return _own.{|VAE201:call(_decoder.call(z), x)|} + z.exp().sum();", wrong), Source("return _own.call(_decoder.call(z), x) + z.exp().sum();", right));

    [Theory]
    [InlineData("BCELoss(reduction: Reduction.Sum)", ", reduction: Reduction.Sum")]
    [InlineData("nn.BCELoss()", "")]
    public Task A_module_that_others_use_stays(string creation, string reduction) => LossFix.Repairs(
        Source("return _own.{|VAE201:call(_decoder.call(z), x)|} + _own.call(_probabilities.call(z), x);", $"private readonly BCELoss _own = {creation};"),
        Source($"return F.binary_cross_entropy_with_logits(_decoder.call(z), x{reduction}) + _own.call(_probabilities.call(z), x);", $"private readonly BCELoss _own = {creation};"));

    [Theory]
    [InlineData("F.binary_cross_entropy(_signed.call(z), x)")]
    [InlineData("F.binary_cross_entropy_with_logits(_probabilities.call(z), x, pos_weights: w)")]
    [InlineData("F.binary_cross_entropy_with_logits(F.softmax(_decoder.call(z), 1), x)")]
    [InlineData("-distributions.Bernoulli(null, _probabilities.call(z)).log_prob(x).sum()")]
    [InlineData("F.binary_cross_entropy_with_logits(sigmoid(_decoder.call(z) /* why */), x, pos_weights: w)")]
    public Task What_only_the_author_knows_is_refused(string wrong) => LossFix.Refuses(Returning(Marked(wrong)));

    private static string Returning(string loss) => Source($"return {loss};");

    /// <summary>From the name of the loss or distribution to the end of its call.</summary>
    private static string Marked(string loss)
    {
        var name = loss.IndexOf("_crossEntropy.call", StringComparison.Ordinal) is var module and >= 0 ? module + "_crossEntropy.".Length
            : loss.IndexOf("distributions.", StringComparison.Ordinal) is var distribution and >= 0 ? distribution + "distributions.".Length
            : loss.IndexOf("F.", StringComparison.Ordinal) + 2;
        var (depth, end) = (0, loss.IndexOf('(', name));
        do
        {
            depth += loss[end] == '(' ? 1 : loss[end] == ')' ? -1 : 0;
            end++;
        }
        while (depth > 0);
        return loss[..name] + "{|VAE201:" + loss[name..end] + "|}" + loss[end..];
    }

    private static string Source(string body, string members = "") =>
        "class Model" + Model.Split("class Model")[1].Replace("Tensor Run(Tensor z, Tensor x)", members + "\n    static void Show(Tensor t) { }\n    Tensor Run(Tensor z, Tensor x, Tensor w)", StringComparison.Ordinal).Replace("@BODY", body, StringComparison.Ordinal);

    private static Task Verify(params (string Name, string Body)[] cases) => RuleVerifier.Verify(
        [.. cases.Select(c => (c.Name + ".cs", $"namespace In{c.Name};\n" + Model.Replace("@BODY", c.Body, StringComparison.Ordinal)))]);
}
