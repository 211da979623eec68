using VaeLint.CSharp.Tests.Verifiers;

namespace VaeLint.CSharp.Tests.Rules;

public sealed class VAE301Tests
{
    private const string Kl = "(-0.5 * (1 + logvar - mu.pow(2) - logvar.exp())).sum(1).mean()";

    [Fact]
    public Task One_side_has_no_gradient() => Verify(
        ("Detached", $"var kl = {Kl}; return F.mse_loss(recon, x, Reduction.Sum) / x.shape[0] + {{|VAE301:kl|}}.detach();".Replace("{|VAE301:kl|}", "kl", StringComparison.Ordinal).Replace(".sum(1).mean()", ".sum(1).{|VAE301:mean()|}", StringComparison.Ordinal)),
        ("Item", $"var kl = {Kl}; return F.mse_loss(recon, x, Reduction.Sum) / x.shape[0] + kl.{{|VAE301:item<float>()|}};"),
        ("Weighted", $"var kl = {Kl}; return F.mse_loss(recon, x, Reduction.Sum) / x.shape[0] + 0.5 * kl.{{|VAE301:item<float>()|}};"),
        ("Scope", $"Tensor kl; using (no_grad()) {{ kl = (-0.5 * (1 + logvar - mu.pow(2) - logvar.exp())).sum(1).{{|VAE301:mean()|}}; }} return F.mse_loss(recon, x, Reduction.Sum) / x.shape[0] + kl;"),
        ("Reconstruction", $"return F.{{|VAE301:mse_loss(recon, x, Reduction.Sum)|}}.detach() / x.shape[0] + {Kl};"));

    [Fact]
    public Task A_sample_that_leads_back_to_nothing() => Verify(
        ("Sample", "var q = distributions.Normal(_mean.call(x), _scale.call(x).exp()); var z = q.{|VAE301:sample()|}; var (m, s) = (_mean.call(x), _scale.call(x)); "
            + "return F.mse_loss(_decoder.call(z), x, Reduction.Sum) + (s.exp().pow(2) + m.pow(2) - 2 * s - 1).sum() * 0.5;"),
        ("Discrete", "var z = distributions.Bernoulli(logits: _mean.call(x)).{|VAE301:rsample()|}; return F.mse_loss(_decoder.call(z), x, Reduction.Sum);"));

    [Fact]
    public Task Logs_and_what_trains() => Verify(
        ("Log", $"var r = F.mse_loss(recon, x, Reduction.Sum) / x.shape[0]; var kl = {Kl}; var shown = r.item<float>() + kl.item<float>(); var half = r + kl.detach(); Console.WriteLine(shown); _last = half; return r + kl;"),
        ("Everything", $"var r = F.mse_loss(recon, x, Reduction.Sum) / x.shape[0]; return (r + {Kl}).detach();"),
        ("Evaluation", $"using (no_grad()) {{ return F.mse_loss(recon, x, Reduction.Sum) / x.shape[0] + {Kl}; }}"),
        ("Reparameterized", "var q = distributions.Normal(_mean.call(x), _scale.call(x).exp()); var z = q.rsample(); var (m, s) = (_mean.call(x), _scale.call(x)); "
            + "return F.mse_loss(_decoder.call(z), x, Reduction.Sum) + (s.exp().pow(2) + m.pow(2) - 2 * s - 1).sum() * 0.5;"),
        ("Teacher", $"return F.mse_loss(recon, x.detach(), Reduction.Sum) / x.shape[0] + {Kl};"),
        ("Alone", $"return {Kl}.detach();"));

    private static Task Verify(params (string Name, string Body)[] cases) => RuleVerifier.Verify([.. cases.Select(c => (c.Name + ".cs", $$"""
        namespace In{{c.Name}};
        class Model
        {
            private readonly Linear _mean = Linear(784, 20);
            private readonly Linear _scale = Linear(784, 20);
            private readonly Linear _decoder = Linear(20, 784);
            private Tensor? _last;
            Tensor Run(Tensor recon, Tensor x, Tensor mu, Tensor logvar) { {{c.Body}} }
        }
        """))]);
}
