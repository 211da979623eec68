namespace VaeLint.Corpus.ASemiSupervised;

internal static class Run
{
    public static CorpusCase[] Cases => [];
}
