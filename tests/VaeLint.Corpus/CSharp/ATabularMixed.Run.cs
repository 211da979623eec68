namespace VaeLint.Corpus.ATabularMixed;

internal static class Run
{
    public static CorpusCase[] Cases => [];
}
