namespace VaeLint.Corpus.ARefinementLoss;

internal static class Run
{
    public static CorpusCase[] Cases => [];
}
