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
        ["EExplicitTimeAxis.SummedOverTime"] = "the header counts the 2 channels as a number, the probe as a size: VAE004, as the marker says",
        ["EInnerKlAdded.VaeLoss"] = "the bracket of the KL is added without its factor: a wrong formula, no relation of sizes",
        ["ENegatedLikeness.Losses"] = "the likelihood has the wrong sign: a wrong formula, no relation of sizes",
        ["ESubtractedKl.Elbo"] = "the KL has the wrong sign: a wrong formula, no relation of sizes",
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
        ["EFoldedFrames"] = "VAE004 for VAE001: the axis that is averaged is that of the frames",
        ["EHeightTimesWidth"] = "VAE004 for VAE001: the axis that is averaged is that of the channels",
        ["ESubtractedKl"] = "VAE101, a rule about formulas",
        ["MChannelsLast"] = "VAE004 for VAE001: the axis that is averaged is that of the channels",
        ["UEnsembleProduct"] = "VAE401, a rule about one call",
        ["UShapeGuard"] = "VAE403, a rule about one call",
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

    /// <summary>F# losses whose verdict is not that of the header, with what the probe says.</summary>
    public static readonly IReadOnlyDictionary<string, (string Verdict, string Reason)> FSharp = new Dictionary<string, (string, string)>
    {
        ["AnnealedTrainerClass.BalancedObjective"] = ("NoGradient VAE301", "the KL of a new trainer has weight 0"),
        ["AnnealedTrainerClass.Objective"] = ("NoGradient VAE301", "the KL of a new trainer has weight 0"),
        ["BatchNormalisationSlips.klPerPixel"] = ("WrongScale VAE005", "784 pixels: a number in the header, a size here"),
        ["CountedTwice.sizeAgain"] = ("WrongScale VAE005", "784 pixels: a number in the header, a size here"),
        ["DividedByPixels.loss"] = ("WrongScale VAE005", "784 pixels: a number in the header, a size here"),
        ["GaussianNllDefault.timesSize"] = ("WrongScale VAE005", "784 pixels: a number in the header, a size here"),
        ["ChannelsLast.colour"] = ("WrongScale VAE004", "3 channels: a number in the header, a size here"),
        ["ColourPixelCount.loss"] = ("WrongScale VAE004", "4096/12288 is a mean over 3 channels"),
        ["PatchAxes.loss"] = ("WrongScale VAE004", "the header calls the patches N, which is no size to the test"),
        ["ConstantBatch.summed"] = ("Balanced", "measured at the batch size that it insists on"),
        ["FaceScript.loss"] = ("Balanced", "measured at the batch size that it insists on"),
        ["LiteralBatch.loss"] = ("Balanced", "measured at the batch size that it insists on"),
        ["LoaderBatchSize.constDivisor"] = ("Balanced", "measured at the batch size that it insists on"),
        ["ScriptConstants.literal"] = ("Balanced", "measured at the batch size that it insists on"),
        ["ScriptConstants.summed"] = ("Balanced", "measured at the batch size that it insists on"),
        ["FlattenedRows.annealed"] = ("Balanced", "the weight that the case is given hides the 784 from a measurement; the code names it"),
        ["KldWeights.almostOneOverPixels"] = ("Balanced", "0.00008 times 12288 pixels is within 10 % of 1; it has no marker either"),
        ["MelFactors.vocoder"] = ("Balanced", "45 may be the size of the event; it has no marker either"),
        ["DisposableReparameterized.Elbo"] = ("Inconclusive", "the decoder output stays inside the module"),
        ["DisposableReparameterized.MeanElbo"] = ("Inconclusive", "the decoder output stays inside the module"),
        ["MaskedTokens.perSentence"] = ("Inconclusive", "the calling convention has no tokens"),
        ["ModuleWithThis.Step"] = ("Inconclusive", "the decoder output stays inside the module"),
        ["ModuleWithThis.StepSummed"] = ("Inconclusive", "the decoder output stays inside the module"),
        ["RecursiveLevels.loss"] = ("Inconclusive", "two levels with a posterior each"),
        ["RecursiveLevels.right"] = ("Inconclusive", "two levels with a posterior each"),
        ["SubtractedDivergence.bracket"] = ("WrongFormula VAE101", "the bracket of the KL without its factor: no relation of sizes"),
        ["SubtractedDivergence.subtracted"] = ("WrongFormula VAE101", "the KL has the wrong sign: no relation of sizes"),
        ["TimeAxisSum.summedOverTime"] = ("WrongScale VAE004", "2 channels: a number in the header, a size here"),
        ["TokenVae.loss"] = ("Inconclusive", "the calling convention has no tokens"),
        ["TokenVae.right"] = ("Inconclusive", "the calling convention has no tokens"),
    };
}
