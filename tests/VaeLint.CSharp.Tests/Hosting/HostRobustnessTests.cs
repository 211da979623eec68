using System.Reflection;
using System.Text;
using VaeLint.CSharp.Tests.Contracts;

namespace VaeLint.CSharp.Tests.Hosting;

/// <summary>The whole analyzer on sources that were not written for it.</summary>
public sealed class HostRobustnessTests
{
    private const string Kl = "-0.5 * (1 + v - m.pow(2) - v.exp()).sum()";

    [Fact]
    public async Task Its_own_sources_have_no_findings_and_no_failures()
    {
        var root = typeof(HostRobustnessTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "RepositoryRoot").Value!;
        var files = Directory.EnumerateFiles(Path.Combine(root, "analyzers"), "*.cs", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(file => (file, File.ReadAllText(file)));

        Assert.Empty(await Analyzed.AsBatch(Compilations.Create([("Usings.cs", Compilations.Usings), .. files])));
    }

    [Theory]
    [InlineData("return F.mse_loss(y, ) + " + Kl + ";")]
    [InlineData("var (a, b) = " + Kl + "; return a + b + missing;")]
    [InlineData("return Run(y, x, m, v) + " + Kl + ";")]
    [InlineData("Tensor A() => B() + x; Tensor B() => A() + y; return A() + " + Kl + ";")]
    [InlineData("while (true) { y = y + " + Kl + "; }")]
    [InlineData("for (;;) { foreach (var t in y) { x += t + " + Kl + "; if (x is null) goto end; } } end: return x;")]
    [InlineData("Func<Tensor, Tensor> f = null; f = t => f(t) + " + Kl + "; return f(y);")]
    [InlineData("return y switch { { Missing: 1 } => x + " + Kl + ", _ => throw null };")]
    public async Task Strange_losses_cause_no_failure(string statements)
    {
        var findings = await Analyzed.AsBatch(Compilations.OfSource("class Loss { Tensor Run(Tensor y, Tensor x, Tensor m, Tensor v) { " + statements + " } }"));

        Assert.DoesNotContain(findings, finding => finding.Contains(" VAE000 ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_method_of_two_thousand_branches_ends()
    {
        var source = new StringBuilder("class Loss { Tensor Run(Tensor y, Tensor x, Tensor m, Tensor v, int n) { var loss = F.mse_loss(y, x); ");
        for (var branch = 0; branch < 2000; branch++)
        {
            source.Append("if (n == ").Append(branch).Append(") { loss = loss + ").Append(branch).Append(" * x.mean(); } ");
        }

        source.Append("return loss + ").Append(Kl).Append("; } }");

        var findings = await Analyzed.AsBatch(Compilations.OfSource(source.ToString()));

        Assert.DoesNotContain(findings, finding => finding.Contains(" VAE000 ", StringComparison.Ordinal));
    }
}
