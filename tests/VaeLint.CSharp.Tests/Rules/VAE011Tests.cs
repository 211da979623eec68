using Microsoft.CodeAnalysis.Diagnostics;
using VaeLint.CSharp.Hosting;

namespace VaeLint.CSharp.Tests.Rules;

public sealed class VAE011Tests() : RuleTests("F.{|VAE011:mse_loss(recon, x, Reduction.Sum)|}", $"{Elements}.sum()", "VAE011")
{
    [Fact]
    public Task Only_a_balanced_total_that_is_a_sum() => Verify(
        ("Divided", $"return (F.mse_loss(recon, x, Reduction.Sum) + {Elements}.sum()) / x.shape[0];"),
        ("Averaged", $"return {SummedReconstruction} + {SummedKl};"),
        ("SumOfSamples", $"return (recon - x).pow(2).sum(1).{{|VAE011:sum()|}} + {Elements}.sum(1).sum();"));

    [Fact]
    public async Task It_is_off_by_default()
    {
        var compilation = Compilations.OfSource($"class Loss {{ Tensor Run(Tensor recon, Tensor x, Tensor mu, Tensor logvar) => F.mse_loss(recon, x, Reduction.Sum) + {Elements}.sum(); }}");

        Assert.Empty(await compilation.WithAnalyzers([new VaeLossAnalyzer()]).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken));
    }
}
