using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using VaeLint.Core.Rules;
using VaeLint.CSharp.Hosting;
using VaeLint.CSharp.Symbols;
using VaeLint.CSharp.Tests.Contracts;
using VaeLint.CSharp.Usage;

namespace VaeLint.CSharp.Tests.Hosting;

/// <summary>The analyzer around the usage rules.</summary>
public sealed class VaeUsageAnalyzerTests
{
    private const string Source = "class Loss { Tensor Run(Tensor t) => t.sum(0); }";

    [Fact]
    public async Task A_rule_that_fails_is_reported_as_VAE000_at_the_operation()
    {
        var compilation = Compilations.OfSource(Source);
        var analyzed = Analyzed.With(compilation, new VaeUsageAnalyzer([new FailingRule()]));

        var finding = Assert.Single(await analyzed.GetAllDiagnosticsAsync(TestContext.Current.CancellationToken), d => d.Id is "VAE000" or "AD0001");

        Assert.Equal("VAE000", finding.Id);
        Assert.Contains("Loss.Run(TorchSharp.torch.Tensor): InvalidOperationException: on purpose", finding.GetMessage(), StringComparison.Ordinal);
        Assert.Equal("t.sum(0)", Source.Substring(finding.Location.SourceSpan.Start, finding.Location.SourceSpan.Length));
    }

    [Theory]
    [InlineData("t.sum(0")]
    [InlineData("t.sum(0, )")]
    [InlineData("t.sum(0, 0, 0, 0, 0)")]
    [InlineData("missing.sum(0)")]
    [InlineData("sum(0)")]
    [InlineData("t.sum(dim: )")]
    [InlineData("t.shape == ")]
    [InlineData(" == t.shape")]
    [InlineData("t.shape.Equals()")]
    [InlineData("object.Equals(t.shape)")]
    public async Task Code_that_does_not_compile_causes_no_failure(string expression)
    {
        var findings = await Analyzed.AsBatch(Compilations.OfSource($"class Loss {{ object Run(Tensor t) => {expression}; }}"));

        Assert.DoesNotContain(findings, finding => finding.Contains(" VAE000 ", StringComparison.Ordinal) || finding.Contains("AD0001", StringComparison.Ordinal));
    }

    private sealed class FailingRule : SymbolRule
    {
        public override Rule Rule => RuleCatalog.LiteralZeroAxis;

        public override ImmutableArray<OperationKind> Kinds { get; } = [OperationKind.Invocation];

        public override Misuse? Check(IOperation operation, TorchSymbols torch) => throw new InvalidOperationException("on purpose");
    }
}
