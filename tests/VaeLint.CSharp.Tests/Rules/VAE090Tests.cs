using Microsoft.CodeAnalysis.Diagnostics;
using VaeLint.CSharp.Hosting;

namespace VaeLint.CSharp.Tests.Rules;

public sealed class VAE090Tests() : RuleTests("F.{|VAE090:cross_entropy(recon, x)|}", SummedKl, "VAE090")
{
    [Fact]
    public Task What_is_not_understood_is_said() => Verify(
        ("Weighted", $"return (F.mse_loss(recon, x, Reduction.None) * torch.sigmoid(x)).{{|VAE090:sum()|}} / x.shape[0] + {SummedKl};"),
        ("Masked", $"return (recon - x).pow(2).{{|VAE090:sum()|}} / x.gt(0).sum() + {SummedKl};"),
        ("Stacked", $"return F.{{|VAE090:mse_loss(recon, torch.stack(new[] {{ x, x }}))|}} + {SummedKl};"),
        ("Understood", $"return {SummedReconstruction} + {SummedKl};"));

    [Fact]
    public async Task It_is_off_by_default()
    {
        var compilation = Compilations.OfSource($"class Loss {{ Tensor Run(Tensor recon, Tensor x, Tensor mu, Tensor logvar) => F.cross_entropy(recon, x) + {SummedKl}; }}");

        Assert.Empty(await compilation.WithAnalyzers([new VaeLossAnalyzer()]).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken));
    }
}
