using Microsoft.CodeAnalysis;
using VaeLint.CSharp;
using VaeLint.Core;
using VaeLint.IL.Positions;

namespace VaeLint.IL.Tests.FSharp;

/// <summary>A loss that is wrong in one branch only says which, in the words that C# gets.</summary>
public sealed class ConditionTests
{
    private const string Source = """
        using TorchSharp;
        using static TorchSharp.torch;
        using F = TorchSharp.torch.nn.functional;

        public static class Conditions
        {
            static Tensor Kl(Tensor mu, Tensor logVar) => (-0.5 * (1.0 + logVar - mu * mu - logVar.exp())).sum(1).mean();

            static Tensor Summed(Tensor x, Tensor xHat) => F.mse_loss(xHat, x, nn.Reduction.Sum) / x.shape[0];

            public static Tensor OnFlag(bool average, Tensor x, Tensor mu, Tensor logVar, Tensor xHat)
            {
                Tensor recon;
                if (average)
                {
                    recon = F.mse_loss(xHat, x);
                }
                else
                {
                    recon = Summed(x, xHat);
                }

                return recon + Kl(mu, logVar);
            }

            public static Tensor OnCount(int epoch, Tensor x, Tensor mu, Tensor logVar, Tensor xHat)
            {
                Tensor recon;
                if (epoch > 10)
                {
                    recon = Summed(x, xHat);
                }
                else
                {
                    recon = F.mse_loss(xHat, x);
                }

                return recon + Kl(mu, logVar);
            }
        }
        """;

    [Theory]
    [InlineData("--optimize-")]
    [InlineData("--optimize+")]
    public void FSharp_says_what_CSharp_says(string optimize)
    {
        using var program = IlProgram.Open(
            FSharpCompiler.Compile(optimize, "--debug:portable"), [.. TestPaths.References, FSharpCompiler.Core], FSharpCompiler.Fixtures, TestContext.Current.CancellationToken)!;
        var messages = CompiledSource.FindingsOf(program).Where(finding => Path.GetFileName(finding.Primary.File) == "Conditions.fs").Select(finding => finding.Message).ToList();
        var (onFlag, onCount) = (MessageOfCSharp("OnFlag"), MessageOfCSharp("OnCount"));

        Assert.EndsWith(" when average is true.", onFlag, StringComparison.Ordinal);
        Assert.EndsWith(" when epoch > 10 is false.", onCount, StringComparison.Ordinal);
        // Of two flags, and of a text, nothing is said.
        var unsaid = onFlag.Replace(" when average is true", "", StringComparison.Ordinal);
        Assert.Equal(Enumerable.Order([onFlag, onFlag, onCount, unsaid, unsaid]), messages.Order());
    }

    [Theory]
    [InlineData("if average then", "average", null)]
    [InlineData("elif options.Average", "options.Average", null)]
    [InlineData("match average with", "average", null)]
    [InlineData("if (epoch >= 10)", "epoch >= 10", "GreaterOrEqual")]
    [InlineData("if beta <> 1.0 then", "beta <> 1.0", "NotEqual")]
    public void A_name_and_a_comparison_are_read(string statement, string text, string? comparison)
    {
        var condition = SourceCondition.Of(statement)!;

        Assert.Equal((text, comparison), (condition.Text, condition.Compares?.ToString()));
    }

    [Theory]
    [InlineData("if not average then")]
    [InlineData("if average && epoch > 10 then")]
    [InlineData("if (first > 1 || second)")]
    [InlineData("if isAverage epoch then")]
    [InlineData("return average ? recon : other;")]
    public void Of_anything_else_nothing_is_said(string statement) => Assert.Null(SourceCondition.Of(statement));

    private static string MessageOfCSharp(string method)
    {
        var compilation = CompiledSource.Compilation(OptimizationLevel.Release, ("Test.cs", Source));
        var symbol = compilation.GetTypeByMetadataName("Conditions")!.GetMembers(method).OfType<IMethodSymbol>().Single();
        var program = new RoslynProgram(compilation);
        return new LossAnalysis(program).Analyze(program.GetMethod(symbol), TestContext.Current.CancellationToken).Single(finding => finding.RuleId == "VAE001").Message;
    }
}
