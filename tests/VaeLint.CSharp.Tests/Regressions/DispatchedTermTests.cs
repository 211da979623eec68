using VaeLint.CSharp.Tests.Verifiers;
using static VaeLint.CSharp.Tests.Verifiers.LossSource;

namespace VaeLint.CSharp.Tests.Regressions;

/// <summary>The term of a loss stands where only the object decides which code runs.</summary>
public sealed class DispatchedTermTests
{
    [Fact]
    public void In_an_override_that_a_variable_of_the_base_runs() =>
        LossVerdict.Of(Plain(
            "return F.{|VAE001:mse_loss(recon, x)|} + _divergence.Of(mu, logvar);",
            members: """
            private readonly Divergence _divergence = new StandardNormal();

            class Divergence { public virtual Tensor Of(Tensor mu, Tensor logvar) => zeros(1); }

            class StandardNormal : Divergence { public override Tensor Of(Tensor mu, Tensor logvar) => (-0.5 * (1 + logvar - mu.pow(2) - logvar.exp())).sum(1).mean(); }
            """));

    [Fact]
    public void In_one_of_several_modules_of_one_type() =>
        LossVerdict.Of(Plain(
            "return F.{|VAE001:mse_loss(recon, x)|} + _divergence.call(mu, logvar);",
            members: """
            private readonly Module<Tensor, Tensor, Tensor> _divergence = new StandardNormal();

            class Distance() : Module<Tensor, Tensor, Tensor>("distance") { public override Tensor forward(Tensor mu, Tensor logvar) => mu - logvar; }

            class StandardNormal() : Module<Tensor, Tensor, Tensor>("divergence") { public override Tensor forward(Tensor mu, Tensor logvar) => (-0.5 * (1 + logvar - mu.pow(2) - logvar.exp())).sum(1).mean(); }
            """));
}
