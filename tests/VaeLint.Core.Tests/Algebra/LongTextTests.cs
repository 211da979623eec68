using VaeLint.Core.Algebra;

namespace VaeLint.Core.Tests.Algebra;

public sealed class LongTextTests
{
    [Fact]
    public void Text_of_a_usual_length_stays()
    {
        var text = new string('a', LongText.MaxLength);

        Assert.Same(text, LongText.Shorten(text));
        Assert.Equal("", LongText.Shorten(""));
    }

    /// <summary>The hashes are those of a script that knows FNV-1a and nothing else.</summary>
    [Fact]
    public void Longer_text_is_its_beginning_its_length_and_two_hashes() =>
        Assert.Equal(new string('a', 256) + "#401.6a424025ce84288ce0a380e714b172a4", LongText.Shorten(new string('a', 1025)));

    [Fact]
    public void What_differs_anywhere_stays_different()
    {
        var text = string.Concat(Enumerable.Range(0, 500).Select(i => i % 10)) + new string('x', 900);
        var others = Enumerable.Range(0, text.Length).Select(i => text[..i] + "?" + text[(i + 1)..]).Append(text + "x").Append(text[1..]).Select(LongText.Shorten).ToList();

        Assert.Equal(others.Count, others.Distinct().Count());
        Assert.DoesNotContain(LongText.Shorten(text), others);
        Assert.Equal(LongText.Shorten(text), LongText.Shorten(new string(text.AsSpan())));
    }
}
