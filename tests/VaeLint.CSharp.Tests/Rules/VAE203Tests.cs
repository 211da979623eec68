using VaeLint.CSharp.Tests.Docs;
using VaeLint.CSharp.Tests.Fixes;
using VaeLint.CSharp.Tests.Verifiers;

namespace VaeLint.CSharp.Tests.Rules;

public sealed class VAE203Tests
{
    [Fact]
    public Task What_kl_div_does_not_take() => Verify(
        ("MeanAndLogVariance", "return F.{|VAE203:kl_div(_mean.call(x), _logVariance.call(x))|};"),
        ("Noise", "return F.{|VAE203:kl_div(_mean.call(x), randn_like(x), reduction: Reduction.Sum)|};"),
        ("Probabilities", "return F.{|VAE203:kl_div(F.softmax(_mean.call(x), 1), y, log_target: false, reduction: Reduction.Sum)|};"),
        ("LogTarget", "return F.{|VAE203:kl_div(F.log_softmax(_mean.call(x), 1), F.softmax(y, 1), reduction: Reduction.Sum)|} / x.shape[0];"),
        ("NoLogTarget", "return F.{|VAE203:kl_div(F.log_softmax(_mean.call(x), 1), F.log_softmax(y, 1), log_target: false, reduction: Reduction.Sum)|};"),
        ("Exponential", "return F.{|VAE203:kl_div(x, y.exp(), reduction: Reduction.Sum)|};"),
        ("Module", "return _loss.{|VAE203:call(F.log_softmax(_mean.call(x), 1), F.softmax(y, 1))|};"));

    [Fact]
    public void The_mean_is_a_hint() => LossVerdict.Of("""
        class Model
        {
            Tensor Run(Tensor x, Tensor y) => F.{|VAE203-Info:kl_div(F.log_softmax(x, 1), F.log_softmax(y, 1))|};
        }
        """).Says("VAE203", "The mean of kl_div divides by the number of classes too, so it is no KL: use Reduction.Sum and divide by the batch size.");

    [Fact]
    public Task Right_calls_and_what_is_not_known() => Verify(
        ("Logs", "return F.kl_div(F.log_softmax(_mean.call(x), 1), F.log_softmax(y, 1), reduction: Reduction.Sum) / x.shape[0];"),
        ("Probabilities", "return F.kl_div(F.log_softmax(_mean.call(x), 1), F.softmax(y, 1), log_target: false, reduction: Reduction.None).sum(1).mean();"),
        ("Arguments", "return F.kl_div(x, y);"),
        ("ExponentialOfLog", "return F.kl_div(x, y.exp(), log_target: false, reduction: Reduction.Sum);"),
        ("Module", "return _sum.call(F.log_softmax(_mean.call(x), 1), F.softmax(y, 1)) / x.shape[0];"));

    [Theory]
    [InlineData("return F.{|VAE203:kl_div(F.log_softmax(x, 1), F.softmax(y, 1), reduction: Reduction.Sum)|};", "return F.kl_div(F.log_softmax(x, 1), F.softmax(y, 1), reduction: Reduction.Sum, log_target: false);", "", "")]
    [InlineData("return F.{|VAE203:kl_div(F.log_softmax(x, 1), F.softmax(y, 1), true, Reduction.Sum)|};", "return F.kl_div(F.log_softmax(x, 1), F.softmax(y, 1), false, Reduction.Sum);", "", "")]
    [InlineData("return F.{|VAE203:kl_div(F.log_softmax(x, 1), F.log_softmax(y, 1), log_target: false, reduction: Reduction.Sum)|};", "return F.kl_div(F.log_softmax(x, 1), F.log_softmax(y, 1), log_target: true, reduction: Reduction.Sum);", "", "")]
    [InlineData("return F.{|VAE203:kl_div(F.softmax(x, 1), y, reduction: Reduction.Sum)|};", "return F.kl_div(F.log_softmax(x, 1), y, reduction: Reduction.Sum);", "", "")]
    [InlineData("var p = x.softmax(1); return F.{|VAE203:kl_div(p, y, reduction: Reduction.Sum)|};", "var p = x.log_softmax(1); return F.kl_div(p, y, reduction: Reduction.Sum);", "", "")]
    [InlineData("return _own.{|VAE203:call(F.log_softmax(x, 1), F.softmax(y, 1))|};", "return _own.call(F.log_softmax(x, 1), F.softmax(y, 1));", "KLDivLoss _own = KLDivLoss(reduction: Reduction.Sum);", "KLDivLoss _own = KLDivLoss(reduction: Reduction.Sum, log_target: false);")]
    public Task The_fix(string wrong, string right, string wrongMember, string rightMember) => LossFix.Repairs(Source(wrong, wrongMember), Source(right, rightMember));

    [Theory]
    [InlineData("var q = F.log_softmax(x, 1); return 0.1 * F.kl_div(q, F.log_softmax(y, 1));", "return 0.1 * F.kl_div(q, F.log_softmax(y, 1), reduction: Reduction.Sum) / q.shape[0];")]
    [InlineData("return F.kl_div(F.log_softmax(x, 1), F.log_softmax(y, 1), true, Reduction.Mean);", "return F.kl_div(F.log_softmax(x, 1), F.log_softmax(y, 1), true, Reduction.Sum) / x.shape[0];")]
    public async Task The_fix_of_the_mean(string wrong, string right) => Assert.Contains(right, await RepairedSnippet.Of(Source(wrong, ""), ""), StringComparison.Ordinal);

    [Theory]
    [InlineData("return F.{|VAE203:kl_div(_mean.call(x), _logVariance.call(x))|};")]
    [InlineData("var p = F.softmax(x, 1); Console.WriteLine(p); return F.{|VAE203:kl_div(p, y, reduction: Reduction.Sum)|};")]
    [InlineData("return F.{|VAE203:kl_div(sigmoid(x), y, reduction: Reduction.Sum)|};")]
    public Task What_only_the_author_knows_is_refused(string wrong) => LossFix.Refuses(Source(wrong, ""));

    private static string Source(string body, string member) => $$"""
        class Model
        {
            private readonly Linear _mean = Linear(784, 20);
            private readonly Linear _logVariance = Linear(784, 20);
            {{member}}
            Tensor Run(Tensor x, Tensor y) { {{body}} }
        }
        """;

    private static Task Verify(params (string Name, string Body)[] cases) => RuleVerifier.Verify([.. cases.Select(c => (c.Name + ".cs", $$"""
        namespace In{{c.Name}};
        class Model
        {
            private readonly Linear _mean = Linear(784, 20);
            private readonly Linear _logVariance = Linear(784, 20);
            private readonly KLDivLoss _loss = KLDivLoss(reduction: Reduction.Sum);
            private readonly KLDivLoss _sum = KLDivLoss(log_target: false, reduction: Reduction.Sum);
            Tensor Run(Tensor x, Tensor y) { {{c.Body}} }
        }
        """))]);
}
