namespace VaeLint.CSharp.Tests.Rules;

public sealed class VAE002Tests() : RuleTests(SummedReconstruction, $"{Elements}.{{|VAE002:mean()|}}")
{
    [Fact]
    public Task Every_way_to_average() => Verify(
        ("Static", $"return {SummedReconstruction} + torch.{{|VAE002:mean({Elements})|}};"),
        ("TwoAxes", $"return {SummedReconstruction} + {Elements}.{{|VAE002:mean([0, 1])|}};"),
        ("AxisByAxis", $"return {SummedReconstruction} + {Elements}.{{|VAE002:mean([1])|}}.mean();"),
        ("Outside", $"return {SummedReconstruction} - 0.5 * (1 + logvar - mu.pow(2) - logvar.exp()).{{|VAE002:mean()|}};"),
        ("Divided", $"return {SummedReconstruction} + {Elements}.sum() / {{|VAE002:mu.numel()|}};"),
        ("DividedByAxes", $"return {SummedReconstruction} + {Elements}.sum() / ({{|VAE002:mu.shape[0] * mu.shape[1]|}});"),
        ("SumIsRight", $"return {SummedReconstruction} + {Elements}.sum(1).mean();"));

    [Fact]
    public Task The_KL_comes_from_elsewhere() => VerifyWithMembers(
        ("Wrapper", $"return {SummedReconstruction} + {{|VAE002:Kl(mu, logvar)|}};", $"static Tensor Kl(Tensor mu, Tensor logvar) => {Elements}.mean();"),
        ("Property", $"Mu = mu; LogVar = logvar; return {SummedReconstruction} + {{|VAE002:Kl|}};", "Tensor Mu { get; set; } = null!; Tensor LogVar { get; set; } = null!; Tensor Kl => (-0.5 * (1 + LogVar - Mu.pow(2) - LogVar.exp())).mean();"),
        ("Lambda", $"Func<Tensor> kl = () => {Elements}.{{|VAE002:mean()|}}; return {SummedReconstruction} + kl();", ""));
}
