using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using TorchSharp;
using TorchSharp.Modules;
using VaeLint.CSharp.CodeFixes.Calls;
using VaeLint.CSharp.CodeFixes.Rewriting;
using VaeLint.CSharp.Hosting;
using VaeLint.Torch.Tests.Infrastructure;
using static TorchSharp.torch;

namespace VaeLint.Torch.Tests.Fixes;

/// <summary>
/// What the fixes of single calls write, run: value and gradient are those of the likelihood or divergence in closed form, in float64, and those of the code before
/// are not.
/// </summary>
public sealed class CallFixTests : TorchTest
{
    private const string Source =
        """
        using System;
        using TorchSharp;
        using TorchSharp.Modules;
        using static TorchSharp.torch;
        using static TorchSharp.torch.nn;
        using F = TorchSharp.torch.nn.functional;

        public static class WrongCalls
        {
            private static readonly BCELoss _probabilities = BCELoss(reduction: Reduction.Sum);
            private static readonly KLDivLoss _divergence = KLDivLoss(reduction: Reduction.Sum);

            public static Tensor Bernoulli_Function(Linear layer, Tensor z, Tensor x) => F.binary_cross_entropy(layer.call(z), x, reduction: Reduction.Sum) / x.shape[0];
            public static Tensor Bernoulli_Module(Linear layer, Tensor z, Tensor x) => _probabilities.call(layer.call(z), x) / x.shape[0];
            public static Tensor Bernoulli_Twice(Linear layer, Tensor z, Tensor x) => F.binary_cross_entropy_with_logits(sigmoid(layer.call(z)), x, reduction: Reduction.Sum) / x.shape[0];
            public static Tensor Bernoulli_Local(Linear layer, Tensor z, Tensor x)
            {
                var decoded = sigmoid(layer.call(z));
                return F.binary_cross_entropy_with_logits(decoded, x, reduction: Reduction.Sum) / x.shape[0];
            }

            public static Tensor Bernoulli_Logits(Linear layer, Tensor z, Tensor x) => -distributions.Bernoulli(logits: layer.call(z).sigmoid()).log_prob(x).sum() / x.shape[0];
            public static Tensor Swapped(Linear layer, Tensor x) => F.binary_cross_entropy_with_logits(x, layer.call(x), reduction: Reduction.Sum) / x.shape[0];
            public static Tensor Classes_Softmax(Linear layer, Tensor z, Tensor labels) => F.cross_entropy(F.softmax(layer.call(z), 1), labels, reduction: Reduction.Sum) / z.shape[0] + 0 * z.exp().sum();
            public static Tensor Classes_Linear(Linear layer, Tensor z, Tensor labels) => F.nll_loss(layer.call(z), labels, reduction: Reduction.Sum) / z.shape[0] + 0 * z.exp().sum();
            public static Tensor Classes_Logarithm(Linear layer, Tensor z, Tensor labels) => F.nll_loss(F.softmax(layer.call(z), 1), labels, reduction: Reduction.Sum) / z.shape[0] + 0 * z.exp().sum();
            public static Tensor Divergence_Target(Linear layer, Tensor z, Tensor p) => F.kl_div(F.log_softmax(layer.call(z), 1), F.softmax(p, 1), reduction: Reduction.Sum) / z.shape[0];
            public static Tensor Divergence_Module(Linear layer, Tensor z, Tensor p) => _divergence.call(F.log_softmax(layer.call(z), 1), F.softmax(p, 1)) / z.shape[0];
            public static Tensor Divergence_Input(Linear layer, Tensor z, Tensor p) => F.kl_div(F.softmax(layer.call(z), 1), F.softmax(p, 1), log_target: false, reduction: Reduction.Sum) / z.shape[0];
            public static Tensor Divergence_Mean(Linear layer, Tensor z, Tensor p) => F.kl_div(F.log_softmax(layer.call(z), 1), F.log_softmax(p, 1));
            public static Tensor Broadcast(Linear value, Tensor data)
            {
                var rows = data.view(-1, 3);
                return F.mse_loss(value.call(rows).view(-1, 1), rows.sum(1), Reduction.Sum) + 0 * data.exp().sum();
            }
        }
        """;

    private const int Batch = 5;
    private const int Width = 4;
    private const int Inner = 3;

    private static readonly Lazy<(Type Wrong, Type Right)> Programs = new(() => (Load(Compile("WrongCalls", Source)), Load(Repaired())));

    [Theory]
    [InlineData("Bernoulli_Function")]
    [InlineData("Bernoulli_Module")]
    [InlineData("Bernoulli_Twice")]
    [InlineData("Bernoulli_Local")]
    [InlineData("Bernoulli_Logits")]
    public void A_repaired_Bernoulli_is_that_of_the_logits(string method) => Check(
        method, Width, binary: true,
        (logit, target) => Softplus(logit) - (target * logit),
        (logit, target) => Sigmoid(logit) - target);

    [Fact]
    public void Swapped_arguments_are_those_of_the_likelihood_again()
    {
        using var scope = NewDisposeScope();
        var (layer, x) = (nn.Linear(Width, Width, dtype: ScalarType.Float64), Binary(Batch, Width));
        var (logits, targets) = (Rows(layer.call(x)), Rows(x));
        Compare("Swapped", [layer, x], layer, Sum(logits, targets, (a, t) => Softplus(a) - (t * a)) / Batch, Columns(logits, targets, (a, t) => (Sigmoid(a) - t) / Batch));
    }

    [Theory]
    [InlineData("Classes_Softmax")]
    [InlineData("Classes_Linear")]
    [InlineData("Classes_Logarithm")]
    public void A_repaired_likelihood_of_classes_is_that_of_the_logits(string method)
    {
        using var scope = NewDisposeScope();
        var (layer, z) = (nn.Linear(Inner, Width, dtype: ScalarType.Float64), Normal(Batch, Inner));
        var labels = tensor(Enumerable.Range(0, Batch).Select(b => (long)((3 * b) + 1) % Width).ToArray());
        var (logits, classes) = (Rows(layer.call(z)), labels.data<long>().ToArray());
        var value = logits.Select((row, b) => LogSumExp(row) - row[classes[b]]).Sum() / Batch;
        var gradient = Enumerable.Range(0, Width).Select(k => logits.Select((row, b) => (Math.Exp(row[k] - LogSumExp(row)) - (classes[b] == k ? 1 : 0)) / Batch).Sum()).ToArray();
        Compare(method, [layer, z, labels], layer, value, gradient);
    }

    [Theory]
    [InlineData("Divergence_Target")]
    [InlineData("Divergence_Module")]
    [InlineData("Divergence_Input")]
    [InlineData("Divergence_Mean")]
    public void A_repaired_divergence_is_that_of_two_distributions(string method)
    {
        using var scope = NewDisposeScope();
        var (layer, z, p) = (nn.Linear(Inner, Width, dtype: ScalarType.Float64), Normal(Batch, Inner), Normal(Batch, Width));
        var (logits, targets) = (Rows(layer.call(z)), Rows(p));
        double Q(int b, int k) => Math.Exp(logits[b][k] - LogSumExp(logits[b]));
        double P(int b, int k) => Math.Exp(targets[b][k] - LogSumExp(targets[b]));
        var cells = (from b in Enumerable.Range(0, Batch) from k in Enumerable.Range(0, Width) select (b, k)).ToList();
        var value = cells.Sum(c => P(c.b, c.k) * (Math.Log(P(c.b, c.k)) - Math.Log(Q(c.b, c.k)))) / Batch;
        var gradient = Enumerable.Range(0, Width).Select(k => Enumerable.Range(0, Batch).Sum(b => Q(b, k) - P(b, k)) / Batch).ToArray();
        Compare(method, [layer, z, p], layer, value, gradient);
    }

    [Fact]
    public void A_squeezed_prediction_is_compared_with_its_own_target()
    {
        using var scope = NewDisposeScope();
        var (layer, data) = (nn.Linear(Inner, 1, dtype: ScalarType.Float64), Normal(Batch, Inner));
        var (predicted, rows) = (Rows(layer.call(data)), Rows(data));
        var errors = predicted.Select((row, b) => row[0] - rows[b].Sum()).ToList();
        Compare("Broadcast", [layer, data], layer, errors.Sum(e => e * e), [errors.Sum(e => 2 * e)]);
    }

    private static void Check(string method, int width, bool binary, Func<double, double, double> value, Func<double, double, double> slope)
    {
        using var scope = NewDisposeScope();
        var (layer, z, x) = (nn.Linear(Inner, width, dtype: ScalarType.Float64), Normal(Batch, Inner), binary ? Binary(Batch, width) : Normal(Batch, width));
        if (method is "Bernoulli_Function" or "Bernoulli_Module")
        {
            // The code before takes probabilities and throws for anything else.
            using var gradients = no_grad();
            layer.weight!.mul_(0.1);
            layer.bias!.fill_(0.5);
        }

        var (logits, targets) = (Rows(layer.call(z)), Rows(x));
        Compare(method, [layer, z, x], layer, Sum(logits, targets, value) / Batch, Columns(logits, targets, (a, t) => slope(a, t) / Batch));
    }

    /// <summary>The value, and the gradient of the layer's bias, which is that of its output summed over the batch.</summary>
    private static void Compare(string method, object[] arguments, Linear layer, double value, double[] gradient)
    {
        var (before, _) = Run(Programs.Value.Wrong, method, arguments, layer);
        var (after, slopes) = Run(Programs.Value.Right, method, arguments, layer);
        Assert.Equal(value, after, 1e-9 * Math.Max(1, Math.Abs(value)));
        Assert.Equal(gradient.Length, slopes.Length);
        Assert.All(gradient.Zip(slopes), pair => Assert.Equal(pair.First, pair.Second, 1e-9));
        Assert.True(Math.Abs(before - value) > 1e-3, $"{method} was right before");
    }

    private static (double Value, double[] Gradient) Run(Type program, string method, object[] arguments, Linear layer)
    {
        layer.bias!.grad = null;
        var loss = (Tensor)program.GetMethod(method)!.Invoke(null, arguments)!;
        if (loss.requires_grad)
        {
            loss.backward();
        }

        return (loss.item<double>(), layer.bias!.grad is { } gradient ? gradient.data<double>().ToArray() : []);
    }

    private static double Sum(double[][] left, double[][] right, Func<double, double, double> of) => left.Zip(right).Sum(rows => rows.First.Zip(rows.Second).Sum(pair => of(pair.First, pair.Second)));

    private static double[] Columns(double[][] left, double[][] right, Func<double, double, double> of) =>
        [.. Enumerable.Range(0, left[0].Length).Select(column => left.Zip(right).Sum(rows => of(rows.First[column], rows.Second[column])))];

    private static double Softplus(double x) => Math.Max(x, 0) + Math.Log(1 + Math.Exp(-Math.Abs(x)));

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    private static double LogSumExp(double[] row) => row.Max() + Math.Log(row.Sum(x => Math.Exp(x - row.Max())));

    private static double[][] Rows(Tensor tensor) => [.. Enumerable.Range(0, (int)tensor.shape[0]).Select(row => tensor[row].detach().contiguous().data<double>().ToArray())];

    private static Tensor Normal(int rows, int columns) => randn([rows, columns], dtype: ScalarType.Float64, generator: new Generator(7));

    private static Tensor Binary(int rows, int columns) => (Normal(rows, columns) > 0).to(ScalarType.Float64);

    private static CSharpCompilation Repaired()
    {
        var compilation = Compile("RightCalls", Source);
        var (options, cancellation) = (new AnalyzerOptions([]), TestContext.Current.CancellationToken);
        while (true)
        {
            var tree = compilation.SyntaxTrees.Single();
            var root = tree.GetRoot(cancellation);
            var findings = compilation.WithAnalyzers([new VaeLossAnalyzer()], options).GetAnalyzerDiagnosticsAsync(cancellation).GetAwaiter().GetResult();
            var edit = findings.OrderBy(f => f.Location.SourceSpan.Start).Where(f => CallFix.Rules.Contains(f.Id))
                .Select(f => CallFix.Find((ExpressionSyntax)root.FindNode(f.Location.SourceSpan, getInnermostNodeForTie: true), f.Id, compilation, options, cancellation)).FirstOrDefault(e => e is not null);
            if (edit is null)
            {
                Assert.Equal([], findings.Where(f => CallFix.Rules.Contains(f.Id)));
                return compilation;
            }

            compilation = compilation.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(Rewrite.Apply(root, edit.Rewrites)!.ToFullString(), (CSharpParseOptions)tree.Options, cancellationToken: cancellation));
        }
    }

    private static CSharpCompilation Compile(string name, string source) => CSharpCompilation.Create(
        name,
        [CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.Preview))],
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal) || Path.GetFileName(path) is "TorchSharp.dll" or "netstandard.dll")
            .Select(path => MetadataReference.CreateFromFile(path)),
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

    private static Type Load(CSharpCompilation compilation)
    {
        using var image = new MemoryStream();
        var emitted = compilation.Emit(image);
        Assert.True(emitted.Success, string.Join(Environment.NewLine, emitted.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Take(5)));
        image.Position = 0;
        return AssemblyLoadContext.Default.LoadFromStream(image).GetType("WrongCalls", throwOnError: true)!;
    }
}
