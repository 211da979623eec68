namespace VaeLint.Corpus.AVariationalRnn;

internal static class Run
{
    public static CorpusCase[] Cases => [];
}
