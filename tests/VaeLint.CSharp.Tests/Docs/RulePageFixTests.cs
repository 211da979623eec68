namespace VaeLint.CSharp.Tests.Docs;

/// <summary>A page that promises a fix shows wrong code that the fix repairs, and where it shows the result, it is the result.</summary>
public sealed class RulePageFixTests
{
    private const string Balance = "Sum over the event axes";
    private const string ExplicitBeta = "Write the effective beta";
    private const string OnlyRepair = "";
    private const string Formula = "Write the formula right";

    private static readonly (string Name, string Title)[] Fixes = [("(a)", Balance), ("(b)", ExplicitBeta), ("(d)", OnlyRepair), ("(e)", Formula)];

    public static TheoryData<string> Pages => [.. RulePage.Ids.Where(id => Fixes.Any(fix => Promises(id, fix.Name)))];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Fix_a_makes_every_wrong_block_silent(string id)
    {
        foreach (var block in Wrong(id).Where(_ => Promises(id, "(a)")))
        {
            var repaired = await RepairedSnippet.Of(block.Text, Balance);
            var left = await Snippet.Of(repaired).Diagnostics(enabled: null);
            Assert.True(left is [], $"{block.Place}: still found after the fix: {string.Join(Environment.NewLine, left)}{Environment.NewLine}{repaired}");
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Fix_b_makes_the_first_wrong_block_silent(string id)
    {
        foreach (var block in Wrong(id).Take(1).Where(_ => Promises(id, "(b)")))
        {
            var repaired = await RepairedSnippet.Of(block.Text, ExplicitBeta);
            var left = await Snippet.Of(repaired).Diagnostics(enabled: null);
            Assert.True(left is [], $"{block.Place}: still found after the fix: {string.Join(Environment.NewLine, left)}{Environment.NewLine}{repaired}");
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Fix_d_makes_every_wrong_block_silent(string id)
    {
        foreach (var block in Wrong(id).Where(_ => Promises(id, "(d)")))
        {
            var repaired = await RepairedSnippet.Of(block.Text, OnlyRepair);
            var left = await Snippet.Of(repaired).Diagnostics(enabled: null);
            Assert.True(left is [], $"{block.Place}: still found after the fix: {string.Join(Environment.NewLine, left)}{Environment.NewLine}{repaired}");
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Fix_e_makes_the_first_wrong_block_silent(string id)
    {
        foreach (var block in Wrong(id).Take(1).Where(_ => Promises(id, "(e)")))
        {
            var repaired = await RepairedSnippet.Of(block.Text, Formula);
            var left = await Snippet.Of(repaired).Diagnostics(enabled: null);
            Assert.True(left is [], $"{block.Place}: still found after the fix: {string.Join(Environment.NewLine, left)}{Environment.NewLine}{repaired}");
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_block_that_is_marked_as_fixed_is_what_the_fix_writes(string id)
    {
        var first = Wrong(id).First();
        var shown = new List<(CodeBlock Block, string Printed)>();
        foreach (var (name, title) in Fixes)
        {
            foreach (var block in RulePage.Of(id).Blocks.Where(block => block.Kind == "right" && block.Arguments is ["fixed", var fix] && fix == name))
            {
                shown.Add((block, await RepairedSnippet.Of(first.Text, title)));
            }
        }

        GeneratedText.Check(shown);
    }

    private static bool Promises(string id, string fix) => RulePage.Of(id).Facts["Fix"].Contains(fix, StringComparison.Ordinal);

    private static IEnumerable<CodeBlock> Wrong(string id) => RulePage.Of(id).CodeIn(CodeBlock.CSharp).Where(block => block is { Kind: "wrong", IsByHand: false });
}
