namespace VaeLint.Corpus.CPartialAcross;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Wrong", Likelihood.SquaredError, io => new FrameCodec().Wrong(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("Right", Likelihood.SquaredError, io => new FrameCodec().Right(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
    ];
}
