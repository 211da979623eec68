namespace VaeLint.Corpus.AConvTrainer;

internal static class Run
{
    public static CorpusCase[] Cases => [];
}
