using static TorchSharp.torch;

namespace VaeLint.Torch.Tests.Oracle;

/// <summary>
/// A gradient as a multiple of a reference gradient: the weight by least squares and what is left over, relative to the gradient. A residual that is not
/// about zero means that the term is not what the reference says, so the weight means nothing.
/// </summary>
public sealed record Fit(double Weight, double Residual)
{
    /// <summary>No gradient at all reaches the leaf: the loss has no such term.</summary>
    public static Fit Absent { get; } = new(0, 0);

    public static Fit Of(Tensor? gradient, Tensor reference)
    {
        if (gradient is null)
        {
            return Absent;
        }

        var norm = gradient.square().sum().sqrt().item<double>();
        if (norm == 0)
        {
            return Absent;
        }

        var weight = ((gradient * reference).sum() / reference.square().sum()).item<double>();
        var residual = (gradient - weight * reference).square().sum().sqrt().item<double>() / norm;
        return new Fit(weight, residual);
    }
}
