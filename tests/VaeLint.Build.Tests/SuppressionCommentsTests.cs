using VaeLint.Build.Policy;

namespace VaeLint.Build.Tests;

public sealed class SuppressionCommentsTests
{
    [Fact]
    public void A_comment_behind_code_counts_for_its_line()
    {
        var comments = SuppressionComments.Parse(["let a = 1", "a + b // vaelint: disable VAE001 meant so", "c"]);

        Assert.Equal([2], Lines(comments, "VAE001"));
        Assert.Empty(Lines(comments, "VAE002"));
    }

    [Fact]
    public void A_comment_of_its_own_counts_for_the_next_line_of_code()
    {
        Assert.Equal([2], Lines(SuppressionComments.Parse(["    // vaelint: disable VAE001", "a + b", "c"]), "VAE001"));
        Assert.Equal([3], Lines(SuppressionComments.Parse(["// vaelint: disable VAE001, VAE010 why", "// more words", "a + b", "c"]), "VAE010"));
    }

    [Fact]
    public void A_file_can_be_suppressed_as_a_whole()
    {
        var comments = SuppressionComments.Parse(["module A", "// vaelint: disable-file vae003 summed on purpose"]);

        Assert.True(comments.IsSuppressed("VAE003", 900));
        Assert.False(comments.IsSuppressed("VAE001", 1));
    }

    [Theory]
    [InlineData("// vaelint: disable")]
    [InlineData("// vaelint: disable all")]
    [InlineData("// vaelint: enable VAE001")]
    [InlineData("// vaelint: disable VAE0011")]
    [InlineData("/ vaelint: disable VAE001")]
    public void Nothing_else_suppresses(string comment) => Assert.Empty(Lines(SuppressionComments.Parse([comment, "a + b"]), "VAE001"));

    private static IEnumerable<int> Lines(SuppressionComments comments, string id) => Enumerable.Range(1, 5).Where(line => comments.IsSuppressed(id, line));
}
