namespace VaeLint.Corpus.ADeepHierarchy;

internal static class Run
{
    public static CorpusCase[] Cases => [];
}
