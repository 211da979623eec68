namespace VaeLint.Corpus.ATimeAveraged;

internal static class Run
{
    public static CorpusCase[] Cases => [];
}
