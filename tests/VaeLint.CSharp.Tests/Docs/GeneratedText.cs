namespace VaeLint.CSharp.Tests.Docs;

/// <summary>Text in a page that a tool prints. With VAELINT_UPDATE=docs the test writes it anew, as <c>./build.sh presets</c> does for the presets.</summary>
internal static class GeneratedText
{
    /// <summary>The blocks belong to one page.</summary>
    public static void Check(IReadOnlyList<(CodeBlock Block, string Printed)> blocks)
    {
        if (Environment.GetEnvironmentVariable("VAELINT_UPDATE") == "docs")
        {
            Update(blocks);
            return;
        }

        foreach (var (block, printed) in blocks)
        {
            Assert.True(printed == block.Text, $"{block.Place} is not what is printed (VAELINT_UPDATE=docs writes it):{Environment.NewLine}{printed}");
        }
    }

    private static void Update(IReadOnlyList<(CodeBlock Block, string Printed)> blocks)
    {
        foreach (var (block, printed) in blocks.OrderByDescending(pair => pair.Block.Line))
        {
            var file = RepositoryRoot.PathOf(block.Page.Split('/'));
            var lines = File.ReadAllText(file).Split('\n').ToList();
            lines.RemoveRange(block.Line, block.Text.Length == 0 && lines[block.Line] == "```" ? 0 : block.Text.Split('\n').Length);
            lines.InsertRange(block.Line, printed.Split('\n'));
            File.WriteAllText(file, string.Join('\n', lines));
        }
    }
}
