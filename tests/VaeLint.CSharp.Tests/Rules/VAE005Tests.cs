namespace VaeLint.CSharp.Tests.Rules;

public sealed class VAE005Tests() : RuleTests($"{SummedReconstruction} * {{|VAE005:x.shape[1]|}}", SummedKl)
{
    [Fact]
    public Task Every_form_of_the_factor() => Verify(
        ("Left", $"return {{|VAE005:x.shape[1]|}} * F.mse_loss(recon, x, Reduction.Sum) / x.shape[0] + {SummedKl};"),
        ("Size", $"return {SummedReconstruction} * {{|VAE005:x.size(1)|}} + {SummedKl};"),
        ("Method", $"return (F.mse_loss(recon, x, Reduction.Sum) / x.shape[0]).mul({{|VAE005:x.shape[1]|}}) + {SummedKl};"),
        ("Compound", $"var loss = {SummedReconstruction}; loss *= {{|VAE005:x.shape[1]|}}; return loss + {SummedKl};"),
        ("Variable", $"var pixels = x.shape[1]; return {SummedReconstruction} * {{|VAE005:pixels|}} + {SummedKl};"),
        ("Parenthesised", $"return {SummedReconstruction} * ({{|VAE005:(double)x.shape[1]|}}) + {SummedKl};"),
        ("BatchTwice", $"return {SummedReconstruction} + {SummedKl} / {{|VAE005:x.shape[0]|}};"),
        ("EventOnTheKl", $"return {SummedReconstruction} + {SummedKl} / {{|VAE005:x.shape[1]|}};"),
        ("LatentsCounted", $"return {SummedReconstruction} + {SummedKl} * {{|VAE005:mu.shape[1]|}};"),
        ("MeanTimesSize", $"return F.mse_loss(recon, x) * x.shape[1] + {SummedKl};"));

    [Fact]
    public Task The_factor_comes_from_elsewhere() => VerifyWithMembers(
        ("Wrapper", $"return {{|VAE005:Recon(recon, x)|}} + {SummedKl};", "static Tensor Recon(Tensor a, Tensor b) => F.mse_loss(a, b, Reduction.Sum) / b.shape[0] * b.shape[1];"),
        ("Constant", $"recon = recon.view(-1, 784); return {SummedReconstruction.Replace("x", "x.view(-1, 784)", StringComparison.Ordinal)} * {{|VAE005:Pixels|}} + {SummedKl};", "const int Pixels = 784;"));
}
