namespace VaeLint.Core.Losses;

internal enum SizeHint
{
    None,
    Batch,
    Event,
    Latent,
}

/// <summary>The one place where names count: an integral scalar called batchSize, latentDim or originalDim is assumed to be that size, and the assumption is listed.</summary>
internal static class SizeHints
{
    private static readonly HashSet<string> Batch = new(StringComparer.Ordinal) { "batch", "batchsize", "bs", "nbatch", "minibatchsize" };
    private static readonly HashSet<string> Latent = new(StringComparer.Ordinal) { "latent", "latentdim", "latentdims", "latentsize", "zdim", "zsize", "nlatent", "codesize", "codedim", "latentfeatures", "latentdimension" };

    private static readonly HashSet<string> Event = new(StringComparer.Ordinal)
    {
        "inputdim", "inputdims", "inputsize", "originaldim", "imagesize", "imgsize", "imagedim", "pixels", "numpixels", "pixelcount", "datadim", "xdim", "features", "numfeatures",
        "featurecount", "inputfeatures", "datasize", "eventsize", "originalsize",
    };

    public static SizeHint Of(string name)
    {
        var simple = Simplify(name);
        return Batch.Contains(simple) ? SizeHint.Batch : Latent.Contains(simple) ? SizeHint.Latent : Event.Contains(simple) ? SizeHint.Event : SizeHint.None;
    }

    /// <summary>A constant called beta or klWeight is a weight: 784 in it is no size (1.0 / 784 in it still is).</summary>
    public static bool IsWeight(string name) => Simplify(name) is var simple && (simple.EndsWith("beta", StringComparison.Ordinal) || simple.EndsWith("weight", StringComparison.Ordinal));

    private static string Simplify(string name)
    {
        var last = name.LastIndexOf('.');
        return new string([.. name.Substring(last + 1).Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant)]);
    }
}
