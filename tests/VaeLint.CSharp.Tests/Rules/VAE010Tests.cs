namespace VaeLint.CSharp.Tests.Rules;

public sealed class VAE010Tests() : RuleTests("F.mse_loss(recon, x)", $"{{|VAE010:0.1|}} * {SummedKl}")
{
    [Fact]
    public Task Every_form_of_a_weight() => Verify(
        ("Right", $"return F.mse_loss(recon, x) + {SummedKl} * {{|VAE010:0.1|}};"),
        ("Divided", $"return F.mse_loss(recon, x) + {SummedKl} / {{|VAE010:10|}};"),
        ("Method", $"return F.mse_loss(recon, x) + ({SummedKl}).mul({{|VAE010:0.1|}});"),
        ("Alpha", $"return F.mse_loss(recon, x).{{|VAE010:add({SummedKl}, alpha: 0.1)|}};"),
        ("Cast", $"return F.mse_loss(recon, x) + {{|VAE010:(float)0.1|}} * {SummedKl};"),
        ("Tensor", $"return F.mse_loss(recon, x) + {{|VAE010:torch.tensor(0.1f)|}} * {SummedKl};"),
        ("Compound", $"var kl = {SummedKl}; kl *= {{|VAE010:0.1|}}; return F.mse_loss(recon, x) + kl;"),
        ("OnTheReconstruction", $"return {{|VAE010:100|}} * F.mse_loss(recon, x) + {SummedKl};"),
        ("BeforeTheSum", $"return F.mse_loss(recon, x) + ({{|VAE010:0.1|}} * {Elements}).sum(1).mean();"),
        ("NoSizeHidden", $"return {SummedReconstruction} + 0.1 * {SummedKl};"));

    [Fact]
    public Task The_weight_comes_from_elsewhere() => VerifyWithMembers(
        ("Constant", $"return F.mse_loss(recon, x) + {{|VAE010:Beta|}} * {SummedKl};", "const double Beta = 4;"),
        ("Field", $"return F.mse_loss(recon, x) + {{|VAE010:_beta|}} * {SummedKl};", "double _beta = 1; public void Warm(double beta) => _beta = beta;"),
        ("Property", $"return F.mse_loss(recon, x) + {{|VAE010:Beta|}} * {SummedKl};", "public double Beta { get; set; }"),
        ("Schedule", $"return F.mse_loss(recon, x) + {{|VAE010:Beta()|}} * {SummedKl};", "int _step; double Beta() => Math.Min(1, _step++ / 1000.0);"),
        ("Wrapper", $"return {{|VAE010:Total(F.mse_loss(recon, x), {SummedKl}, 0.1)|}};", "static Tensor Total(Tensor r, Tensor k, double beta) => r + beta * k;"));
}
