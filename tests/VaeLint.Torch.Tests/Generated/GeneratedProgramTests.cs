using VaeLint.Torch.Tests.Infrastructure;

namespace VaeLint.Torch.Tests.Generated;

/// <summary>The generator is right about its own programs: what a term weighs by construction is what it weighs when it runs.</summary>
public sealed class GeneratedProgramTests : TorchTest
{
    [Fact]
    public void Constructed_weights_are_the_measured_ones()
    {
        var library = ProgramLibrary.Instance.Value;
        var problems = library.Programs.SelectMany(program => Problems(library, program)).Take(20).ToArray();
        Assert.True(problems.Length == 0, string.Join(Environment.NewLine, problems));
    }

    [Fact]
    public void There_are_two_thousand_different_programs_about_a_third_balanced()
    {
        var programs = ProgramLibrary.Instance.Value.Programs;
        Assert.Equal(2000, programs.Count);
        Assert.Equal(2000, programs.Select(program => program.Source.Replace(program.Name, string.Empty, StringComparison.Ordinal)).Distinct(StringComparer.Ordinal).Count());
        Assert.InRange(programs.Count(program => program.EffectiveBeta.IsFreeOfSizes), 200, 1000);
        Assert.All(programs.GroupBy(program => program.Likelihood), group => Assert.InRange(group.Count(), 100, 1500));
    }

    private static IEnumerable<string> Problems(ProgramLibrary library, GeneratedProgram program)
    {
        foreach (var measured in library.Measurements[program.Name])
        {
            foreach (var (term, fit, weight) in new[]
            {
                ("R", measured.Reconstruction, program.Reconstruction), ("K by the mean", measured.KlMean, program.Kl), ("K by the log-variance", measured.KlLogVariance, program.Kl),
            })
            {
                var expected = weight.At(measured.Sizes);
                if (fit.Residual > 1e-6 || Math.Abs(fit.Weight - expected) > 1e-6 * Math.Abs(expected))
                {
                    yield return $"{term} measures {fit.Weight:R} (residual {fit.Residual:E1}), constructed {expected:R} at {measured.Sizes} in{Environment.NewLine}{program.Source}";
                }
            }
        }
    }
}
