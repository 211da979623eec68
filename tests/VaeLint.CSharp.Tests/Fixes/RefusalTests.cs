namespace VaeLint.CSharp.Tests.Fixes;

/// <summary>What cannot be repaired safely is reported and gets no action.</summary>
public sealed class RefusalTests
{
    private const string Kl = "(-0.5 * (1 + logvar - mu.pow(2) - logvar.exp())).sum(1).mean()";

    [Theory]
    [InlineData("private MSELoss _mse = nn.MSELoss(); public void Reset() => _mse = nn.MSELoss();")]
    [InlineData("private readonly HuberLoss _mse = nn.HuberLoss(delta: 0.5); public Tensor Other(Tensor a, Tensor b) => _mse.call(a, b);")]
    [InlineData("internal MSELoss _mse = nn.MSELoss();")]
    [InlineData("private readonly MSELoss _mse = Made(); private static MSELoss Made() => nn.MSELoss();")]
    public Task A_loss_module_that_others_may_use_too(string members) => LossFix.Refuses(
        LossFix.Method($"return _mse.{{|VAE001:call(recon, x)|}} + {Kl};", members));

    [Fact]
    public Task A_reduction_that_the_caller_may_choose() => LossFix.Refuses(
        $$"""
        class Loss
        {
            Tensor Run(Tensor recon, Tensor x, Tensor mu, Tensor logvar, Reduction reduction = Reduction.Mean) => F.{|VAE001:mse_loss(recon, x, reduction)|} + {{Kl}};
        }
        """);

    [Fact]
    public Task A_term_that_another_member_computes() => LossFix.Refuses(
        LossFix.Method($"return {{|VAE001:Error(recon, x)|}} + {Kl};", "static Tensor Error(Tensor a, Tensor b) => F.mse_loss(a, b);"));

    [Fact]
    public Task Tensors_that_only_calls_with_effects_return() => LossFix.Refuses(
        """
        abstract class Loss
        {
            protected abstract Tensor Next();
            protected abstract Tensor Decode();
            protected abstract Tensor Mean();
            protected abstract Tensor LogVariance();

            Tensor Run() => F.{|VAE001:mse_loss(Decode(), Next())|} + Kl(Mean(), LogVariance());

            static Tensor Kl(Tensor mu, Tensor logvar) => (-0.5 * (1 + logvar - mu.pow(2) - logvar.exp())).sum(1).mean();
        }
        """);

    [Fact]
    public Task A_factor_with_an_effect_is_not_dropped() => LossFix.Refuses(
        LossFix.Method(
            $"var flat = x.view(-1, 784); return F.mse_loss(recon, flat, reduction: Reduction.Sum) * {{|VAE005:Size(flat)|}} / x.shape[0] + {Kl};",
            "long Size(Tensor t) { Console.WriteLine(); return t.shape[1]; }"));

    [Fact]
    public Task A_weight_that_hides_a_size_is_not_balanced() => LossFix.Refuses(
        $$"""
        class Loss
        {
            Tensor Run(Tensor recon, Tensor x, Tensor mu, Tensor logvar, double beta) => F.mse_loss(recon, x) + {|VAE010:beta|} * {{Kl}};
        }
        """);
}
