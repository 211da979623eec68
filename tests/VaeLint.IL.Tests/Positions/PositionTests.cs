using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;
using VaeLint.Core.Rules;

namespace VaeLint.IL.Tests.Positions;

/// <summary>Lines and columns from sequence points and the text of the source.</summary>
public sealed class PositionTests
{
    private const string Path = "/src/Vae/Loss.cs";

    private const string Source = """
        public static class Loss
        {
            public static Tensor Total(Tensor x, Tensor xHat, Tensor mu, Tensor logVar)
            {
                // 1 + logVar.sum().mean() is no code
                var kl = (-0.5 * (1 + logVar - mu.pow(2) - logVar.exp())).sum(1).mean();
                return F.mse_loss(xHat, x) + kl;
            }
        }
        """;

    [Fact]
    public void Embedded_source_gives_the_column_of_the_called_name()
    {
        var compilation = Compile(OptimizationLevel.Release);
        var compiled = CompiledSource.Emit(
            compilation,
            new EmitOptions(debugInformationFormat: DebugInformationFormat.Embedded),
            [EmbeddedText.FromSource(Path, SourceText.From(Source, Encoding.UTF8))]);

        var finding = Assert.Single(compiled.Findings());

        Assert.Equal(Path + "(7,18)", finding.Primary.ToString());
        Assert.Equal((7, 35), (finding.Primary.EndLine, finding.Primary.EndColumn));
    }

    [Fact]
    public void Without_text_the_statement_is_named()
    {
        var finding = Assert.Single(CompiledSource.Emit(Compile(OptimizationLevel.Release)).Findings());

        Assert.Equal(Path + "(7,9)", finding.Primary.ToString());
    }

    [Fact]
    public void Mapped_paths_become_those_of_the_host()
    {
        var finding = Assert.Single(CompiledSource.Emit(Compile(OptimizationLevel.Debug)).Findings(["/home/me/Other/Loss.cs", "/home/me/Vae/Loss.cs", "/home/me/Vae/Usings.cs"]));

        Assert.Equal("/home/me/Vae/Loss.cs", finding.Primary.File);
    }

    [Fact]
    public void Without_symbols_the_assembly_is_named()
    {
        var compiled = CompiledSource.Emit(Compile(OptimizationLevel.Release));

        var finding = Assert.Single(new CompiledSource(compiled.Assembly, null).Findings());

        Assert.Equal("Tested.dll(1,1)", finding.Primary.ToString());
        Assert.Equal("VAE001", finding.RuleId);
        Assert.Equal("D", finding.Properties[FindingProperties.EffectiveBeta]);
    }

    [Fact]
    public void Identity_does_not_depend_on_positions()
    {
        var compiled = CompiledSource.Emit(Compile(OptimizationLevel.Release));

        Assert.Equal(
            Assert.Single(compiled.Findings()).Primary.Start,
            Assert.Single(new CompiledSource(compiled.Assembly, null).Findings()).Primary.Start);
    }

    private static Microsoft.CodeAnalysis.CSharp.CSharpCompilation Compile(OptimizationLevel level) =>
        CompiledSource.Compilation(level, ("/src/Vae/Usings.cs", CompiledSource.Usings), (Path, Source));
}
