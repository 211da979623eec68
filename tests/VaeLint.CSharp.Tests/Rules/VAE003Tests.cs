namespace VaeLint.CSharp.Tests.Rules;

public sealed class VAE003Tests() : RuleTests("F.{|VAE003:mse_loss(recon, x, Reduction.Sum)|}", SummedKl)
{
    [Fact]
    public Task Either_side_may_be_the_summed_one() => Verify(
        ("SummedKl", $"return {SummedReconstruction} + {Elements}.{{|VAE003:sum()|}};"),
        ("SummedByAxes", $"return {SummedReconstruction} + {Elements}.sum(1).{{|VAE003:sum(dim: 0)|}};"),
        ("PerSampleMean", $"return (recon - x).pow(2).sum(1).mean() + torch.{{|VAE003:sum({Elements})|}};"),
        ("Reordered", $"return F.{{|VAE003:binary_cross_entropy(target: x, input: recon, reduction: Reduction.Sum)|}} + {SummedKl};"),
        ("BothSummed", $"return F.mse_loss(recon, x, Reduction.Sum) + {Elements}.sum();"),
        ("BothDivided", $"return (F.mse_loss(recon, x, Reduction.Sum) + {Elements}.sum()) / x.shape[0];"));

    [Fact]
    public Task A_weight_is_no_excuse() => Verify(
        ("Weighted", $"return F.{{|VAE003:mse_loss(recon, x, Reduction.Sum)|}} + 0.1 * {SummedKl};"),
        ("WeightedMean", $"return F.mse_loss(recon, x) + 0.1 * {Elements}.{{|VAE003:sum()|}};"));

    [Fact]
    public Task The_sum_comes_from_elsewhere() => VerifyWithMembers(
        ("Wrapper", $"return {{|VAE003:Recon(recon, x)|}} + {SummedKl};", "static Tensor Recon(Tensor a, Tensor b) => F.mse_loss(a, b, Reduction.Sum);"),
        ("ModuleField", $"return _mse.{{|VAE003:call(recon, x)|}} + {SummedKl};", "readonly MSELoss _mse = MSELoss(Reduction.Sum);"),
        ("NamedModuleField", $"return _bce.{{|VAE003:call(recon, x)|}} + {SummedKl};", "readonly BCELoss _bce = BCELoss(reduction: Reduction.Sum);"));
}
