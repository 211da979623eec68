namespace VaeLint.Corpus.AAuxiliaryPixelLoss;

internal static class Run
{
    public static CorpusCase[] Cases => [];
}
