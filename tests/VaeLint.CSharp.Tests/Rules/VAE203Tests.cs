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
        ("Module", "return _sum.call(F.log_softmax(_mean.call(x), 1), F.softmax(y, 1)) / x.shape[0];"));

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
