using VaeLint.CSharp.Tests.Fixes;
using VaeLint.CSharp.Tests.Verifiers;

namespace VaeLint.CSharp.Tests.Rules;

public sealed class VAE301Tests
{
    private const string Kl = "(-0.5 * (1 + logvar - mu.pow(2) - logvar.exp())).sum(1).mean()";

    [Fact]
    public Task One_side_has_no_gradient() => Verify(
        ("Detached", $"var kl = {Kl}; return F.mse_loss(recon, x, Reduction.Sum) / x.shape[0] + kl.{{|VAE301:detach()|}};"),
        ("Item", $"var kl = {Kl}; return F.mse_loss(recon, x, Reduction.Sum) / x.shape[0] + kl.{{|VAE301:item<float>()|}};"),
        ("Weighted", $"var kl = {Kl}; return F.mse_loss(recon, x, Reduction.Sum) / x.shape[0] + 0.5 * kl.{{|VAE301:item<float>()|}};"),
        ("Scope", $"Tensor kl; using (no_grad()) {{ kl = (-0.5 * (1 + logvar - mu.pow(2) - logvar.exp())).sum(1).{{|VAE301:mean()|}}; }} return F.mse_loss(recon, x, Reduction.Sum) / x.shape[0] + kl;"),
        ("Reconstruction", $"return F.mse_loss(recon, x, Reduction.Sum).{{|VAE301:detach()|}} / x.shape[0] + {Kl};"));

    [Fact]
    public Task A_sample_that_leads_back_to_nothing() => Verify(
        ("Sample", "var q = distributions.Normal(_mean.call(x), _scale.call(x).exp()); var z = q.{|VAE301:sample()|}; var (m, s) = (_mean.call(x), _scale.call(x)); "
            + "return F.mse_loss(_decoder.call(z), x, Reduction.Sum) + (s.exp().pow(2) + m.pow(2) - 2 * s - 1).sum() * 0.5;"),
        ("Discrete", "var z = distributions.Bernoulli(logits: _mean.call(x)).{|VAE301:rsample()|}; return F.mse_loss(_decoder.call(z), x, Reduction.Sum);"));

    [Fact]
    public Task A_KL_of_detached_moments() => Verify(
        ("Both", "var (m, v) = (mu.detach(), logvar.{|VAE301:detach()|}); return F.mse_loss(recon, x, Reduction.Sum) / x.shape[0] - 0.5 * (1 + v - m.pow(2) - v.exp()).sum(1).mean();"),
        ("Layers", "var (m, v) = (_mean.call(x).detach(), _scale.call(x).{|VAE301:detach()|}); return F.mse_loss(recon, x, Reduction.Sum) / x.shape[0] - 0.5 * (1 + v - m.pow(2) - v.exp()).sum(1).mean();"));

    [Fact]
    public void The_message_of_a_detached_code() => LossVerdict.Of(LossFix.Method(
        $"var z = mu + (0.5 * logvar).exp() * randn_like(mu); return F.mse_loss(_decoder.call(z.{{|VAE301:detach()|}}), x, Reduction.Sum) / x.shape[0] + {Kl};", "private readonly Linear _decoder = Linear(20, 784);"))
        .Says("VAE301", "The decoder gets a detached code, so the reconstruction does not train the encoder: drop the detach().");

    [Fact]
    public Task A_sample_of_the_output() => Verify(
        ("Output", $"var y = distributions.Normal(recon, torch.ones_like(recon)).{{|VAE301:sample()|}}; return F.mse_loss(y, x, Reduction.Sum) / x.shape[0] + {Kl};"));

    [Fact]
    public Task What_another_way_trains() => Verify(
        ("Normal", $"var z = torch.normal(mu, (0.5 * logvar).exp()); return F.mse_loss(_decoder.call(z), x, Reduction.Sum) / x.shape[0] + {Kl};"),
        ("SampledTarget", $"var y = distributions.Normal(x, torch.ones_like(x)).sample(); return F.mse_loss(recon, y, Reduction.Sum) / x.shape[0] + {Kl};"),
        ("OneMoment", "var m = mu.detach(); return F.mse_loss(recon, x, Reduction.Sum) / x.shape[0] - 0.5 * (1 + logvar - m.pow(2) - logvar.exp()).sum(1).mean();"),
        ("WarmUp", $"var z = mu + (0.5 * logvar).exp() * randn_like(mu); if (x.shape[0] > 64) {{ z = z.detach(); }} return F.mse_loss(_decoder.call(z), x, Reduction.Sum) / x.shape[0] + {Kl};"),
        ("Critic", $"var z = mu + (0.5 * logvar).exp() * randn_like(mu); return F.mse_loss(_decoder.call(z), x, Reduction.Sum) / x.shape[0] + F.mse_loss(_scale.call(z.detach()), x, Reduction.Sum) / x.shape[0] + {Kl};"),
        ("Classifier", $"var z = mu + (0.5 * logvar).exp() * randn_like(mu); return F.mse_loss(_decoder.call(z.detach()), x, Reduction.Sum) / x.shape[0] + F.cross_entropy(_mean.call(z), x) + {Kl};"),
        ("StraightThrough", $"var z = mu + (0.5 * logvar).exp() * randn_like(mu); var q = z + (z.round() - z).detach(); return F.mse_loss(_decoder.call(q), x, Reduction.Sum) / x.shape[0] + {Kl};"),
        ("Frozen", "var z = _mean.call(x).detach(); return F.mse_loss(_decoder.call(z), x, Reduction.Sum) / x.shape[0] + 0.1 * z.exp().sum();"));

    [Fact]
    public Task Logs_and_what_trains() => Verify(
        ("Log", $"var r = F.mse_loss(recon, x, Reduction.Sum) / x.shape[0]; var kl = {Kl}; var shown = r.item<float>() + kl.item<float>(); var half = r + kl.detach(); Console.WriteLine(shown); _last = half; return r + kl;"),
        ("Everything", $"var r = F.mse_loss(recon, x, Reduction.Sum) / x.shape[0]; return (r + {Kl}).detach();"),
        ("Evaluation", $"using (no_grad()) {{ return F.mse_loss(recon, x, Reduction.Sum) / x.shape[0] + {Kl}; }}"),
        ("Reparameterized", "var q = distributions.Normal(_mean.call(x), _scale.call(x).exp()); var z = q.rsample(); var (m, s) = (_mean.call(x), _scale.call(x)); "
            + "return F.mse_loss(_decoder.call(z), x, Reduction.Sum) + (s.exp().pow(2) + m.pow(2) - 2 * s - 1).sum() * 0.5;"),
        ("Teacher", $"return F.mse_loss(recon, x.detach(), Reduction.Sum) / x.shape[0] + {Kl};"),
        ("Alone", $"return {Kl}.detach();"));

    [Theory]
    [InlineData("return r + k.{|VAE301:detach()|};", "return r + k;")]
    [InlineData("return r + 0.5 * k.{|VAE301:item<float>()|};", "return r + 0.5 * k;")]
    [InlineData("return r - (0.5 - 2 * k.{|VAE301:ToDouble()|} * 0.5);", "return r - (0.5 - 2 * k * 0.5);")]
    [InlineData("var d = k.{|VAE301:detach()|}; return r + d;", "var d = k; return r + d;")]
    public Task The_fix(string wrong, string right) => LossFix.Repairs(Loss(wrong), Loss(right));

    [Fact]
    public Task The_fix_of_a_sample() => LossFix.Repairs(Sampled("{|VAE301:sample()|}"), Sampled("rsample()"));

    /// <summary>Someone else reads the number or the copy, or the call itself is right where it is.</summary>
    [Theory]
    [InlineData("var d = k.{|VAE301:detach()|}; _last = d; return r + d;")]
    [InlineData("var d = k.{|VAE301:item<float>()|}; return r + d;")]
    [InlineData("_last = k.{|VAE301:detach()|}; return r + _last;")]
    [InlineData("return r + (float)Math.Round(1.0) * (float)k.{|VAE301:item<double>()|};")]
    public Task What_the_fix_refuses(string body) => LossFix.Refuses(Loss(body));

    private static string Loss(string body) => LossFix.Method($"var r = F.mse_loss(recon, x, Reduction.Sum) / x.shape[0]; var k = (-0.5 * (1 + logvar - mu.pow(2) - logvar.exp())).sum(1).mean(); {body}", "private Tensor? _last;");

    private static string Sampled(string call) => LossFix.Method(
        $"var (m, s) = (_mean.call(x), _scale.call(x)); var z = distributions.Normal(m, s.exp()).{call}; return F.mse_loss(_decoder.call(z), x, Reduction.Sum) + (s.exp().pow(2) + m.pow(2) - 2 * s - 1).sum() * 0.5;",
        "private readonly Linear _mean = Linear(784, 20); private readonly Linear _scale = Linear(784, 20); private readonly Linear _decoder = Linear(20, 784);");

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
