namespace VaeLint.Corpus.ALadderKl;

internal static class Run
{
    public static CorpusCase[] Cases => [];
}
