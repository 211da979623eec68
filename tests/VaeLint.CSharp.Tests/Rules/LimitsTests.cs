using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VaeLint.Core;
using VaeLint.Core.Evaluation;
using VaeLint.CSharp.Tests.Verifiers;
using static VaeLint.CSharp.Tests.Verifiers.LossSource;

namespace VaeLint.CSharp.Tests.Rules;

/// <summary>What exceeds a bound is unknown, and unknown is silent; nothing is thrown but cancellation.</summary>
public sealed class LimitsTests
{
    private const string SummedKl = $"{Kl}.sum(1).mean()";
    private const string Wrong = $"class Loss {{ Tensor Run(Tensor recon, Tensor x, Tensor mu, Tensor logvar) => F.mse_loss(recon, x) + {SummedKl}; }}";

    [Fact]
    public void A_loss_behind_more_steps_than_the_budget_is_not_seen()
    {
        var additions = string.Concat(Enumerable.Repeat("t = t + 1; ", 30));
        string Repeated(string callee) => string.Concat(Enumerable.Repeat($"t = {callee}(t); ", 30));
        var members = $"static Tensor S0(Tensor t) {{ {additions} return t; }} static Tensor S1(Tensor t) {{ {Repeated("S0")} return t; }} static Tensor S2(Tensor t) {{ {Repeated("S1")} return t; }}";

        LossVerdict.Of(Plain($"x = S2(x); return F.mse_loss(recon, x) + {SummedKl};", members: members));
        LossVerdict.Of(Plain($"x = S0(x); return F.{{|VAE001:mse_loss(recon, x)|}} + {SummedKl};", members: members));
    }

    [Fact]
    public void A_loss_in_more_calls_than_the_budget_is_not_seen()
    {
        string Chain(int depth) =>
            string.Concat(Enumerable.Range(0, depth).Select(level => $"static Tensor R{level}(Tensor a, Tensor b) => R{level + 1}(a, b); "))
            + $"static Tensor R{depth}(Tensor a, Tensor b) => F.mse_loss(a, b);";

        LossVerdict.Of(Plain($"return R0(recon, x) + {SummedKl};", members: Chain(Budget.MaxDepth + 2)));
        LossVerdict.Of(Plain($"return {{|VAE001:R0(recon, x)|}} + {SummedKl};", members: Chain(Budget.MaxDepth - 2)));
    }

    [Theory]
    [InlineData("return Run(recon, x, mu, logvar) + " + SummedKl + ";", "")]
    [InlineData("return A(recon, x) + " + SummedKl + ";", "static Tensor A(Tensor a, Tensor b) => B(a, b); static Tensor B(Tensor a, Tensor b) => A(a, b) + a;")]
    [InlineData("Tensor Loop(Tensor t) => Loop(t + x); return Loop(recon) + " + SummedKl + ";", "")]
    [InlineData("Func<Tensor, Tensor> f = t => t; f = t => f(t) + x; return f(recon) + " + SummedKl + ";", "")]
    [InlineData("return Total + " + SummedKl + ";", "Tensor Total => Total + 1;")]
    public void Recursion_ends(string statements, string members) => LossVerdict.Of(Plain(statements, members: members)).IsNoObjective();

    [Fact]
    public void A_recursive_method_still_has_its_own_finding() =>
        LossVerdict.Of(Plain($"if (x.shape[0] > 64) {{ return Run(recon, x, mu, logvar); }} return F.{{|VAE001:mse_loss(recon, x)|}} + {SummedKl};"));

    [Fact]
    public void A_sum_of_a_thousand_terms_and_hundreds_of_parentheses()
    {
        var sum = string.Join(" + ", Enumerable.Repeat("x", 1000));

        LossVerdict.Of(Plain($"return {sum} + {SummedKl};"));
        LossVerdict.Of(Plain($"return {new string('(', 300)}x{new string(')', 300)} + {SummedKl};"));
    }

    [Fact]
    public async Task An_analysis_that_was_cancelled_is_thrown_and_forgotten()
    {
        var compilation = Compilations.OfSource(Wrong);
        var program = new RoslynProgram(compilation);
        var analysis = new LossAnalysis(program);
        var method = program.GetMethod((IMethodSymbol)compilation.GetTypeByMetadataName("Loss")!.GetMembers("Run").Single());
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        Assert.ThrowsAny<OperationCanceledException>(() => analysis.Analyze(method, cancelled.Token));
        Assert.Equal("VAE001", Assert.Single(analysis.Analyze(method, TestContext.Current.CancellationToken)).RuleId);
    }

    [Fact]
    public void The_same_evaluation_takes_the_same_steps()
    {
        var steps = Enumerable.Range(0, 3).Select(_ =>
        {
            var compilation = Compilations.OfSource(Wrong);
            var program = new RoslynProgram(compilation);
            var body = program.GetBody(program.GetMethod((IMethodSymbol)compilation.GetTypeByMetadataName("Loss")!.GetMembers("Run").Single()))!;
            var evaluator = new Evaluator(program, TestContext.Current.CancellationToken);
            evaluator.EvaluateRoot(body);
            return evaluator.Steps;
        }).Distinct();

        Assert.InRange(Assert.Single(steps), 10, 200);
    }

    [Fact]
    public async Task Code_without_TorchSharp_has_no_findings()
    {
        var compilation = Compilations.CreateWithoutTorch(("Loss.cs", "class Loss { double Run(double y, double x, double m, double v) => System.Math.Pow(y - x, 2) - 0.5 * (1 + v - m * m - System.Math.Exp(v)); }"));

        Assert.Empty(await compilation.WithAnalyzers(PackagedAnalyzers.All).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken));
    }
}
