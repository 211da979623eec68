namespace VaeLint.IL.Positions;

/// <summary>A word, number or operator of a source line, both columns zero-based.</summary>
internal readonly struct SourceToken(string text, int line, int start)
{
    public string Text { get; } = text;

    /// <summary>The text as it is compared with that of an instruction.</summary>
    public string Word { get; } = InstructionWord.Normalize(text);

    /// <summary>One-based.</summary>
    public int Line { get; } = line;

    public int Start { get; } = start;

    public int End => Start + Text.Length;
}
