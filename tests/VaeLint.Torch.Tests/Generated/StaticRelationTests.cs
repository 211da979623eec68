using Microsoft.CodeAnalysis;
using VaeLint.Core;
using VaeLint.Core.Rules;
using VaeLint.CSharp;
using VaeLint.Torch.Tests.Infrastructure;
using VaeLint.Torch.Tests.Oracle;

namespace VaeLint.Torch.Tests.Generated;

/// <summary>On every generated program the engine's relation is the measured one, or the engine is silent.</summary>
public sealed class StaticRelationTests : TorchTest
{
    private static readonly Lazy<IReadOnlyList<(GeneratedProgram Program, StaticRelation Static)>> Analyzed = new(Analyze);

    [Fact]
    public void The_static_relation_is_the_measured_one()
    {
        var problems = new List<string>();
        foreach (var (program, relation) in Analyzed.Value.Where(pair => pair.Static.Silence is null && pair.Program.ReconstructionAsVectors is null))
        {
            foreach (var measured in ProgramLibrary.Instance.Value.Measurements[program.Name])
            {
                var ratio = measured.KlMean.Weight / measured.Reconstruction.Weight;
                var claimed = relation.At(measured.Sizes);
                if (Math.Abs(ratio - claimed) > 1e-6 * Math.Abs(ratio))
                {
                    problems.Add($"K/R measures {ratio:R}, the engine says {claimed:R} at {measured.Sizes} in{Environment.NewLine}{program.Source}");
                    break;
                }
            }
        }

        Assert.True(problems.Count == 0, $"{problems.Count} wrong relations:{Environment.NewLine}{string.Join(Environment.NewLine, problems.Take(10))}");
    }

    [Fact]
    public void A_program_is_reported_exactly_when_a_size_is_left_in_its_relation()
    {
        var problems = Analyzed.Value
            .Where(pair => pair.Static.Silence is null && pair.Program.ReconstructionAsVectors is null)
            .Where(pair => pair.Static.Findings.Count == 0 != pair.Program.EffectiveBeta.IsFreeOfSizes)
            .Select(pair => $"[{string.Join(' ', pair.Static.Findings.Select(finding => finding.RuleId))}] for K/R = {pair.Program.EffectiveBeta} in{Environment.NewLine}{pair.Program.Source}")
            .ToArray();
        Assert.True(problems.Length == 0, $"{problems.Length} wrong verdicts:{Environment.NewLine}{string.Join(Environment.NewLine, problems.Take(10))}");
    }

    [Fact]
    public void The_effective_beta_a_finding_states_is_the_measured_one()
    {
        var problems = new List<string>();
        foreach (var (program, relation) in Analyzed.Value.Where(pair => pair.Program.ReconstructionAsVectors is null))
        {
            foreach (var finding in relation.Findings)
            {
                foreach (var measured in ProgramLibrary.Instance.Value.Measurements[program.Name])
                {
                    // Stated with three digits.
                    var ratio = measured.KlMean.Weight / measured.Reconstruction.Weight;
                    if (Math.Abs(relation.StatedBeta(finding, measured.Sizes) - ratio) > 0.006 * Math.Abs(ratio))
                    {
                        problems.Add($"{finding.RuleId} states {finding.Properties[FindingProperties.EffectiveBeta]}, measured is {ratio:R} at {measured.Sizes} in{Environment.NewLine}{program.Source}");
                        break;
                    }
                }
            }
        }

        Assert.True(problems.Count == 0, $"{problems.Count} wrong betas:{Environment.NewLine}{string.Join(Environment.NewLine, problems.Take(10))}");
    }

    [Fact]
    public void A_program_that_leaves_its_rank_open_is_reported_only_if_it_is_wrong_in_both_readings()
    {
        var open = Analyzed.Value.Where(pair => pair.Program.ReconstructionAsVectors is not null).ToArray();
        Assert.InRange(open.Length, 10, 200);
        Assert.All(open.Where(pair => pair.Static.Findings.Count > 0), pair =>
        {
            Assert.False(pair.Program.EffectiveBeta.IsFreeOfSizes, pair.Program.Source);
            Assert.False((pair.Program.Kl / pair.Program.ReconstructionAsVectors!).IsFreeOfSizes, pair.Program.Source);
        });
    }

    [Fact]
    public void A_silent_program_reports_nothing_about_scale()
    {
        Assert.All(Analyzed.Value.Where(pair => pair.Static.Silence is not null), pair => Assert.Empty(pair.Static.Findings));
    }

    [Fact]
    public void The_engine_is_seldom_silent()
    {
        var silent = Analyzed.Value.Where(pair => pair.Static.Silence is not null).ToArray();
        var reasons = silent.GroupBy(pair => pair.Static.Silence).OrderByDescending(group => group.Count())
            .Select(group => $"{group.Count()} × {group.Key}, such as{Environment.NewLine}{string.Join(Environment.NewLine, group.Take(5).Select(pair => pair.Program.Source))}");
        Assert.True(silent.Length <= 50, $"silent on {silent.Length} of {Analyzed.Value.Count}:{Environment.NewLine}{string.Join(Environment.NewLine, reasons)}");
    }

    private static List<(GeneratedProgram Program, StaticRelation Static)> Analyze()
    {
        var library = ProgramLibrary.Instance.Value;
        var roslyn = new RoslynProgram(library.Compilation, TestContext.Current.CancellationToken);
        var analysis = new LossAnalysis(roslyn);
        var methods = library.Compilation.GetSymbolsWithName(name => name.StartsWith('P'), SymbolFilter.Member)
            .OfType<IMethodSymbol>()
            .ToDictionary(method => method.Name, StringComparer.Ordinal);
        return [.. library.Programs.Select(program => (program, StaticRelation.Of(roslyn, analysis, methods[program.Name], program.Likelihood)))];
    }
}
