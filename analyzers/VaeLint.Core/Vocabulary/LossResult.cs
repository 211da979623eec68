namespace VaeLint.Core.Vocabulary;

/// <summary>What a declared loss function has done with its elements when it returns.</summary>
public enum LossResult
{
    /// <summary>Nothing: one value per element.</summary>
    Elementwise,

    /// <summary>Summed over the event or the latent axes: [B].</summary>
    PerSample,

    /// <summary>Averaged over the event or the latent axes: [B].</summary>
    PerSampleMean,

    /// <summary>Averaged over everything.</summary>
    Mean,

    /// <summary>Summed over everything.</summary>
    Sum,

    /// <summary>Summed over the event or the latent axes, averaged over the batch.</summary>
    BatchMean,
}
