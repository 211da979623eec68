namespace Samples.Measure;

/// <summary>The reconstruction term whose weight is measured, with what the decoder's last layer feeds into it.</summary>
public enum Likelihood
{
    /// <summary>Binary cross-entropy; the layer's output goes through a sigmoid.</summary>
    Bernoulli,

    /// <summary>Sum of squared errors of the layer's output.</summary>
    SquaredError,

    /// <summary>Sum of squared errors; the layer's output goes through a sigmoid.</summary>
    SquaredErrorOfSigmoid,
}
