namespace VaeLint.Torch.Tests.Styles;

/// <summary>Runs all programs of one assembly.</summary>
internal static class StyleRun
{
    public static IEnumerable<string> Mistakes(IEnumerable<StyleProgram> programs, ILookup<string, Type> types, Func<StyleProgram, string> textOf)
    {
        foreach (var program in programs)
        {
            IReadOnlyList<string> problems;
            try
            {
                problems = StyleMeasurement.Problems(program, new StyleEntry(program, types));
            }
            catch (Exception failure)
            {
                problems = [failure.ToString()];
            }

            if (problems.Count > 0)
            {
                yield return $"{program.Name}: {problems[0]}{Environment.NewLine}{textOf(program)}";
            }
        }
    }
}
