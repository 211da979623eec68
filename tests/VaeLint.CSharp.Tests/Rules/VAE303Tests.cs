using VaeLint.CSharp.Tests.Verifiers;

namespace VaeLint.CSharp.Tests.Rules;

public sealed class VAE303Tests
{
    [Fact]
    public Task A_weight_that_nothing_reads() => Verify(
        ("Beta", "double beta", "return r + {|VAE303:k|};"),
        ("KlWeight", "float klWeight = 0.5f", "return r + {|VAE303:k|};"));

    [Fact]
    public Task Weights_that_are_read_and_other_parameters() => Verify(
        ("Read", "double beta", "return r + beta * k;"),
        ("Logged", "double beta", "Console.WriteLine(beta); return r + k;"),
        ("Captured", "double beta", "Func<double> weight = () => beta; return r + weight() * k;"),
        ("Weighted", "float beta, double amount", "return r + amount * k;"),
        ("Other", "double epsilon", "return r + k;"));

    [Fact]
    public Task A_weight_on_the_way_of_the_KL() => RuleVerifier.Verify(("Helper.cs", $$"""
        class Helper
        {
            Tensor Run(Tensor recon, Tensor x, Tensor mu, Tensor logvar, double amount) => F.mse_loss(recon, x, Reduction.Sum) / x.shape[0] + {|VAE303:Kl(mu, logvar, amount)|};
            static Tensor Kl(Tensor mu, Tensor logvar, double beta) => (-0.5 * (1 + logvar - mu.pow(2) - logvar.exp())).sum(1).mean();
        }
        """));

    [Fact]
    public Task Signatures_that_others_rely_on() => RuleVerifier.Verify(("Shared.cs", $$"""
        abstract class Objective { public abstract Tensor Loss(Tensor recon, Tensor x, Tensor mu, Tensor logvar, double beta); }
        interface ILoss { Tensor Loss(Tensor recon, Tensor x, Tensor mu, Tensor logvar, double beta); }
        class Override : Objective { public override Tensor Loss(Tensor recon, Tensor x, Tensor mu, Tensor logvar, double beta) => {{Right}}; }
        class Virtual { public virtual Tensor Loss(Tensor recon, Tensor x, Tensor mu, Tensor logvar, double beta) => {{Right}}; }
        class Implicit : ILoss { public Tensor Loss(Tensor recon, Tensor x, Tensor mu, Tensor logvar, double beta) => {{Right}}; }
        class Explicit : ILoss { Tensor ILoss.Loss(Tensor recon, Tensor x, Tensor mu, Tensor logvar, double beta) => {{Right}}; }
        """));

    private const string Right = "F.mse_loss(recon, x, Reduction.Sum) / x.shape[0] + (-0.5 * (1 + logvar - mu.pow(2) - logvar.exp())).sum(1).mean()";

    private static Task Verify(params (string Name, string Parameter, string Body)[] cases) => RuleVerifier.Verify([.. cases.Select(c => (c.Name + ".cs", $$"""
        namespace In{{c.Name}};
        class Model
        {
            Tensor Run(Tensor recon, Tensor x, Tensor mu, Tensor logvar, {{c.Parameter}})
            {
                var r = F.mse_loss(recon, x, Reduction.Sum) / x.shape[0];
                {{(c.Body.Contains("VAE303", StringComparison.Ordinal) ? "var k = (-0.5 * (1 + logvar - mu.pow(2) - logvar.exp())).sum(1).{|VAE303:mean()|};" : "var k = (-0.5 * (1 + logvar - mu.pow(2) - logvar.exp())).sum(1).mean();")}}
                {{c.Body.Replace("{|VAE303:k|}", "k", StringComparison.Ordinal)}}
            }
        }
        """))]);
}
