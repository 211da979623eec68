using System.Runtime.InteropServices;
using VaeLint.Core;
using VaeLint.Core.Rules;
using VaeLint.Corpus;
using VaeLint.IL;
using VaeLint.Torch.Tests.Infrastructure;
using VaeLint.Torch.Tests.Oracle;

namespace VaeLint.Torch.Tests.FSharp;

/// <summary>The F# corpus as the oracle sees it: headers, losses that can be called, and what the engine says about them.</summary>
internal static class FSharpCorpus
{
    private static readonly Likelihood[] Candidates =
        [Likelihood.SquaredError, Likelihood.AbsoluteError, Likelihood.BernoulliProbabilities, Likelihood.BernoulliLogits];

    private static readonly Lazy<ILookup<(string File, string Member), Finding>> Analyzed = new(Analyze);

    public static IReadOnlyDictionary<string, string> Files { get; } = Directory
        .EnumerateFiles(Path.Combine(RepositoryFiles.Corpus + ".FSharp", "Losses"), "*.fs")
        .ToDictionary(path => Path.GetFileNameWithoutExtension(path), StringComparer.Ordinal);

    /// <summary>Findings by file and by the member that owns them.</summary>
    public static ILookup<(string File, string Member), Finding> Findings => Analyzed.Value;

    /// <summary>
    /// The case with the likelihood that the loss has: the one whose gradient the decoder output gets, up to a factor. None of them fits a loss
    /// that has another likelihood; then only its KL is measured.
    /// </summary>
    public static CorpusCase Case(string file, string name)
    {
        var header = FSharpHeader.Read(Files[file]);
        var loss = FSharpLoss.Find(file, name, header.Roles);
        var cases = Candidates.Select(candidate => Of(header, name, candidate, loss)).ToList();
        return cases.Find(Fits) ?? Of(header, name, Likelihood.Unmeasured, loss);
    }

    private static CorpusCase Of(FSharpHeader header, string name, Likelihood likelihood, FSharpLoss loss) =>
        new(name, likelihood, io => loss.Compute(io, likelihood))
        {
            Batch = header.Batch(name),
            EventRank = header.EventRank,
            EventShape = header.EventShape,
            LatentRank = header.LatentShape?.Length ?? 1,
            LatentShape = header.LatentShape,
            Tolerance = header.Tolerance,
        };

    private static bool Fits(CorpusCase candidate)
    {
        try
        {
            var fit = LossMeasurement.At(candidate, SizeGrid.For(candidate).Basis, isDeterministic: true).Reconstruction;
            return fit.Weight != 0 && fit.Residual <= Math.Max(1e-6, candidate.Tolerance / 100);
        }
        catch (System.Reflection.TargetInvocationException refused) when (refused.InnerException is ExternalException)
        {
            // Logits are no probabilities: binary_cross_entropy refuses them.
            return false;
        }
    }

    private static ILookup<(string File, string Member), Finding> Analyze()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var assembly = Path.Combine(AppContext.BaseDirectory, "VaeLint.Corpus.FSharp.dll");
        string[] references =
        [
            .. Directory.EnumerateFiles(RuntimeEnvironment.GetRuntimeDirectory(), "System*.dll"),
            typeof(TorchSharp.torch).Assembly.Location,
            typeof(Microsoft.FSharp.Core.FSharpOption<>).Assembly.Location,
        ];
        using var program = IlProgram.Open(assembly, references, [.. Files.Values], cancellation)!;
        var analysis = new LossAnalysis(program);
        return program.Roots(analysis, cancellation)
            .SelectMany(root => analysis.Analyze(root, cancellation).Select(finding => (Root: root, Finding: finding)))
            .ToLookup(pair => (Path.GetFileNameWithoutExtension(pair.Finding.Primary.File), pair.Root.Name), pair => pair.Finding);
    }
}
