using VaeLint.Core.Rules;
using VaeLint.CSharp.Tests.Docs;

namespace VaeLint.Package.Tests.Docs;

/// <summary>The F# code on a rule's page does what the page says, in the build of a project that installs the package.</summary>
public sealed class FSharpPageTests(FSharpPages pages) : IClassFixture<FSharpPages>
{
    // What they report is about the analyzer or its configuration, so their pages have no code.
    private static readonly string[] WithoutCode = ["VAE000", "VAE091"];

    private static readonly string[] Kinds = ["wrong", "right", "silent", "suppressed"];

    public static TheoryData<string> Pages => [.. RulePage.Ids];

    [Fact]
    public void All_blocks_compile() => Assert.True(pages.Result.Succeeded, pages.Result.Output);

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_wrong_block_is_reported_and_every_other_block_is_silent(string id)
    {
        Assert.True(pages.Result.Succeeded, pages.Result.Output);
        foreach (var block in CodeOf(id))
        {
            Assert.True(Kinds.Contains(block.Kind), $"{block.Place}: no marker, or an unknown one: '{block.Marker}'");
            var expected = block.Kind == "wrong" ? block.Arguments.Order(StringComparer.Ordinal) : Enumerable.Empty<string>();
            var findings = pages.FindingsOf(block).ToList();
            Assert.True(
                expected.SequenceEqual(findings.Select(finding => finding.Id).Order(StringComparer.Ordinal)),
                $"{block.Place}: expected [{string.Join(' ', expected)}], found:{Environment.NewLine}{string.Join(Environment.NewLine, findings)}");
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_suppressed_block_is_reported_without_its_comment(string id) =>
        Assert.All(CodeOf(id).Where(block => block.Kind == "suppressed"), block => Assert.Equal([id], pages.FindingsWithoutComments(block).Select(finding => finding.Id)));

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_message_on_a_page_is_the_message_of_the_code_before_it(string id)
    {
        Assert.True(pages.Result.Succeeded, pages.Result.Output);
        var blocks = RulePage.Of(id).Blocks;
        GeneratedText.Check(
            [.. blocks.Zip(blocks.Skip(1))
                .Where(pair => pair.First.Language == CodeBlock.FSharp && pair.Second.Kind == "message")
                .Select(pair => (pair.Second, string.Join('\n', pages.FindingsOf(pair.First).Select(finding => $"{finding.Id}: {finding.Message}"))))]);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_page_shows_its_rule_in_FSharp_the_repaired_code_and_the_comment_that_suppresses_it(string id)
    {
        if (WithoutCode.Contains(id))
        {
            Assert.Empty(CodeOf(id));
            return;
        }

        Assert.Contains(CodeOf(id), block => block.Kind == "right");
        if (!RuleCatalog.Find(id)!.Languages.HasFlag(RuleLanguages.FSharp))
        {
            return;
        }

        var blocks = RulePage.Of(id).Blocks;
        Assert.Contains(blocks.Zip(blocks.Skip(1)), pair => pair.First.Language == CodeBlock.FSharp && pair.First.Arguments.Contains(id) && pair.Second.Kind == "message");
        Assert.Contains($"// vaelint: disable {id} ", RulePage.Of(id).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_comment_form_is_shown_at_work() => Assert.Contains(RulePage.Ids.SelectMany(CodeOf), block => block.Kind == "suppressed");

    [Fact]
    public void The_introduction_shows_what_the_build_prints()
    {
        var page = CodeBlock.In(FSharpPages.Introduction, RepositoryRoot.Read(FSharpPages.Introduction.Split('/')));
        GeneratedText.Check([(page.Single(block => block.Kind == "output"), pages.PrintedForExample())]);
    }

    private static IEnumerable<CodeBlock> CodeOf(string id) => RulePage.Of(id).CodeIn(CodeBlock.FSharp);
}
