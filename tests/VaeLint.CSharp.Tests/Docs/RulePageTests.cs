namespace VaeLint.CSharp.Tests.Docs;

/// <summary>The code on a rule's page does what the page says: it compiles, the wrong form is reported with that id and those words, the right form is silent.</summary>
public sealed class RulePageTests
{
    // What they report is about the analyzer or its configuration, so their pages have no code.
    private static readonly string[] WithoutCode = ["VAE000", "VAE091"];

    private static readonly string[] Kinds = ["wrong", "right", "silent", "suppressed"];

    public static TheoryData<string> Pages => [.. RulePage.Ids];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_block_of_code_is_marked_and_compiles(string id)
    {
        foreach (var block in CodeOf(id))
        {
            Assert.True(Kinds.Contains(block.Kind), $"{block.Place}: no marker, or an unknown one: '{block.Marker}'");
            Assert.True(Snippet.Of(block.Text).Errors is [], $"{block.Place}: {string.Join(Environment.NewLine, Snippet.Of(block.Text).Errors)}");
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_wrong_block_is_reported_and_every_other_block_is_silent(string id)
    {
        foreach (var block in CodeOf(id))
        {
            var expected = block.Kind == "wrong" ? block.Arguments.Order(StringComparer.Ordinal) : Enumerable.Empty<string>();
            var diagnostics = await Snippet.Of(block.Text).Diagnostics(id);
            Assert.True(
                expected.SequenceEqual(diagnostics.Select(diagnostic => diagnostic.Id).Order(StringComparer.Ordinal)),
                $"{block.Place}: expected [{string.Join(' ', expected)}], found:{Environment.NewLine}{string.Join(Environment.NewLine, diagnostics)}");
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_message_on_a_page_is_the_message_of_the_code_before_it(string id)
    {
        var blocks = RulePage.Of(id).Blocks;
        var messages = new List<(CodeBlock Block, string Printed)>();
        foreach (var (code, message) in blocks.Zip(blocks.Skip(1)).Where(pair => pair.First.Language == CodeBlock.CSharp && pair.Second.Kind == "message"))
        {
            var diagnostics = await Snippet.Of(code.Text).Diagnostics(id);
            messages.Add((message, string.Join('\n', diagnostics.Select(diagnostic => $"{diagnostic.Id}: {diagnostic.GetMessage()}"))));
        }

        GeneratedText.Check(messages);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_page_shows_its_own_rule_at_work_and_the_repaired_code(string id)
    {
        if (WithoutCode.Contains(id))
        {
            Assert.Empty(CodeOf(id));
            return;
        }

        Assert.Contains(CodeOf(id), block => block.Kind == "wrong" && block.Arguments.Contains(id));
        Assert.Contains(CodeOf(id), block => block.Kind == "right");
        Assert.Contains(RulePage.Of(id).Blocks, block => block.Kind == "message");
    }

    private static IEnumerable<CodeBlock> CodeOf(string id) => RulePage.Of(id).CodeIn(CodeBlock.CSharp);
}
