using VaeLint.CSharp.Tests.Verifiers;

namespace VaeLint.CSharp.Tests.Rules;

public sealed class VAE402Tests
{
    [Fact]
    public Task A_variance_that_should_train() => Verify(
        ("Exponential", "return F.{|VAE402:gaussian_nll_loss(y, x, logVariance.exp())|};"),
        ("Layer", "var v = F.softplus(_variance.call(y)); return F.{|VAE402:gaussian_nll_loss(y, x, v, reduction: Reduction.Sum)|};"),
        ("Clamped", "return F.{|VAE402:gaussian_nll_loss(y, x, _variance.call(y).exp().clamp_min(1e-6))|};"),
        ("Module", "return _loss.{|VAE402:call(y, x, _variance.call(y).exp())|};"));

    [Fact]
    public Task A_variance_that_does_not() => Verify(
        ("Constant", "return F.gaussian_nll_loss(y, x, ones_like(x));"),
        ("Number", "return F.gaussian_nll_loss(y, x, full_like(x, 0.1));"),
        ("Detached", "return F.gaussian_nll_loss(y, x, _variance.call(y).exp().detach());"),
        ("Argument", "return F.gaussian_nll_loss(y, x, logVariance);"));

    private static Task Verify(params (string Name, string Body)[] cases) => RuleVerifier.Verify([.. cases.Select(c => (c.Name + ".cs", $$"""
        namespace In{{c.Name}};
        class Model
        {
            private readonly Linear _variance = Linear(784, 784);
            private readonly GaussianNLLLoss _loss = GaussianNLLLoss();
            Tensor Run(Tensor x, Tensor y, Tensor logVariance) { {{c.Body}} }
        }
        """))]);
}
