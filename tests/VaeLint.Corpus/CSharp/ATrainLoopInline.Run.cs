namespace VaeLint.Corpus.ATrainLoopInline;

internal static class Run
{
    public static CorpusCase[] Cases => [];
}
