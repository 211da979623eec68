namespace VaeLint.Runtime.Tests.Probe.Corpus;

/// <summary>Where the probe says something else than the label of a corpus loss, and why. Short, and complete: a test compares it with what is measured.</summary>
internal static class AcceptedDisagreements
{
    /// <summary>Losses whose verdict is not that of the header.</summary>
    public static readonly IReadOnlyDictionary<string, string> Verdicts = new Dictionary<string, string>
    {
        ["AConstantBatch.Summed"] = "the divisor 64 is taken for the batch size: VAE012, as the marker says, and no other relation",
        ["AConstantBatch.Literal"] = "the divisor 128 is taken for the batch size: VAE012, as the marker says",
        ["AFixedBatchLoop.KlPerBatch"] = "the divisor 32 is taken for the batch size: VAE012, as the marker says",
        ["DFixedBatchDivisor.Loss"] = "the divisor 64 is taken for the batch size: VAE012, as the marker says",
        ["ALiteralKlWeights.AlmostOneOverPixels"] = "0.00008 times 12288 pixels is within 10 % of 1; it has no marker either",
        ["DMelWeights.VocoderLoss"] = "45 may be the size of the event; it has no marker either",
        ["DChannelLastMean.Colour"] = "the header counts the 3 channels as a number, the probe as a size: VAE004, as the marker says",
        ["DDividedTwice.KlPerPixel"] = "the header counts the 784 pixels as a number, the probe as a size: VAE005, as the marker says",
        ["DColourStalePixels.Loss"] = "4096/12288 is one third, which at 3 channels is a mean over them; the analyzer sees the constant 4096",
        ["ATextVae.Flattened"] = "the logits of the case are constants, so the loss reads no decoder output from the batch",
        ["ATextVae.Transposed"] = "the logits of the case are constants",
        ["ATextVae.SummedTokens"] = "the logits of the case are constants",
        ["ATokenModules.PermutedScores"] = "the logits of the case are constants",
        ["ATokenModules.PermutedSum"] = "the logits of the case are constants",
    };

    /// <summary>Files of which every loss is measured and whose rules are not those of the markers.</summary>
    public static readonly IReadOnlyDictionary<string, string> Rules = new Dictionary<string, string>
    {
        ["ATextVae"] = "inconclusive, see above",
        ["CConstBatch"] = "two terms with one constant divisor are balanced: the constant is in both weights and cancels",
        ["CTwoInterfaces"] = "the analyzer does not decide between two implementations and is silent; the probe runs the one it gets",
        ["DWeightedTermList"] = "the analyzer does not follow the list of terms and is silent; the probe runs it",
        ["DColourStalePixels"] = "VAE004 for VAE001, see above",
        ["DDividedTwice"] = "a KL of 1/B² beside 1/B is VAE005 by its power; the analyzer reports the batch, VAE003, on the other term",
    };

    /// <summary>Losses with several reconstructions: only those that are a function of the batch are measured.</summary>
    public static readonly IReadOnlyDictionary<string, ProbeVerdict> SeveralReconstructions = new Dictionary<string, ProbeVerdict>
    {
        ["AMultimodal.OneAveraged"] = ProbeVerdict.Balanced,
        ["AMultimodal.BothAveraged"] = ProbeVerdict.WrongScale,
        ["AMultimodal.Summed"] = ProbeVerdict.Balanced,
        ["AThreeModalities.TouchAveraged"] = ProbeVerdict.Balanced,
        ["AThreeModalities.AllAveraged"] = ProbeVerdict.WrongScale,
        ["AThreeModalities.AllSummed"] = ProbeVerdict.Balanced,
        ["DTeacherCoTraining.Loss"] = ProbeVerdict.Balanced,
    };
}
