using VaeLint.Tensors;
using static TorchSharp.torch;

namespace VaeLint;

/// <summary>The importance-weighted bound on log p(x) from K draws per sample.</summary>
public static class ImportanceWeighted
{
    /// <summary>log (1/K) Σ_k w_k per sample, a lower bound of log p(x) that is at least the ELBO of the same draws.</summary>
    /// <param name="logWeights">log w = log p(x|z) + log p(z) − log q(z|x) of K draws, [K, B]. The last term is the log-density of the same z, not an analytic KL.</param>
    /// <returns>Nats per sample, [B], to be maximised; float32, or float64 when the input is. The gradient with respect to log w is softmax over K.</returns>
    /// <exception cref="ShapeException">The tensor is not [K, B], or an axis is empty.</exception>
    /// <remarks>Burda, Grosse and Salakhutdinov, Importance Weighted Autoencoders (arXiv:1509.00519), equations 8 and 14.</remarks>
    public static Tensor Bound(Tensor logWeights)
    {
        Check(nameof(Bound), logWeights);
        using var scope = NewDisposeScope();
        return PerSample(logWeights).MoveToOuterDisposeScope();
    }

    /// <summary>The loss −mean_b log (1/K) Σ_k w_kb. With K = 1 it is the negative ELBO of one draw.</summary>
    /// <param name="logWeights">log w = log p(x|z) + log p(z) − log q(z|x) of K draws, [K, B].</param>
    /// <returns>A scalar in nats, to be minimised; float32, or float64 when the input is.</returns>
    /// <exception cref="ShapeException">The tensor is not [K, B], or an axis is empty.</exception>
    /// <remarks>Burda, Grosse and Salakhutdinov, Importance Weighted Autoencoders (arXiv:1509.00519), equations 8 and 14.</remarks>
    public static Tensor Loss(Tensor logWeights)
    {
        Check(nameof(Loss), logWeights);
        using var scope = NewDisposeScope();
        return PerSample(logWeights).mean().neg().MoveToOuterDisposeScope();
    }

    private static Tensor PerSample(Tensor logWeights) =>
        Elementwise.LogSumExp(logWeights.To(Precision.Of(logWeights)), 0).squeeze(0) - Math.Log(logWeights.size(0));

    private static void Check(string function, Tensor logWeights)
    {
        ArgumentNullException.ThrowIfNull(logWeights);
        function = nameof(ImportanceWeighted) + "." + function;
        if (logWeights.dim() != 2)
        {
            throw new ShapeException(
                $"{function}: logWeights is {ShapeErrors.Text(logWeights)}, it has to be [K, B]: one log-weight per draw and sample. {Advice(logWeights.dim())}",
                nameof(logWeights),
                expected: "[K, B]",
                actual: logWeights.shape);
        }

        Arguments.HasBatch(function, nameof(logWeights), logWeights, 2);
    }

    private static string Advice(long rank) => rank switch
    {
        0 => "It is already reduced.",
        1 => "For a single draw use logWeights.unsqueeze(0).",
        _ => "Sum the event and latent axes first, with batchDims: 2.",
    };
}
