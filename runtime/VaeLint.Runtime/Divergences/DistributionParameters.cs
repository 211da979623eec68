using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.distributions;

namespace VaeLint.Tensors;

/// <summary>The only place that reads private fields of TorchSharp: its distributions do not say which parameters they were made from, and some of the public ones are derived from those by a clamp.</summary>
internal static class DistributionParameters
{
    /// <summary>The distribution inside an Independent, however deep.</summary>
    public static Distribution Unwrap(Distribution distribution)
    {
        while (distribution is Independent independent)
        {
            distribution = Read<Distribution>(independent, typeof(Independent), "base_dist");
        }

        return distribution;
    }

    public static (Tensor Location, Tensor Scale) Of(Normal distribution) =>
        (Read<Tensor>(distribution, typeof(Normal), "loc"), Read<Tensor>(distribution, typeof(Normal), "scale"));

    public static (Tensor Location, Tensor Scale) Of(Laplace distribution) =>
        (Read<Tensor>(distribution, typeof(Laplace), "loc"), Read<Tensor>(distribution, typeof(Laplace), "scale"));

    /// <summary>Exactly one of the two is not null.</summary>
    public static (Tensor? Probabilities, Tensor? Logits) Of(Bernoulli distribution) =>
        (ReadOptional<Tensor>(distribution, typeof(Bernoulli), "_probs"), ReadOptional<Tensor>(distribution, typeof(Bernoulli), "_logits"));

    /// <summary>Exactly one of the two is not null; normalised by TorchSharp.</summary>
    public static (Tensor? Probabilities, Tensor? Logits) Of(Categorical distribution) =>
        (ReadOptional<Tensor>(distribution, typeof(Categorical), "_probs"), ReadOptional<Tensor>(distribution, typeof(Categorical), "_logits"));

    /// <summary>Reads a private field that has to have a value.</summary>
    /// <exception cref="NotSupportedException">This version of TorchSharp has no such field.</exception>
    internal static T Read<T>(Distribution distribution, Type declaring, string field)
        where T : class =>
        ReadOptional<T>(distribution, declaring, field) ?? throw Unreadable(declaring, field);

    [DynamicDependency(DynamicallyAccessedMemberTypes.NonPublicFields, typeof(Independent))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.NonPublicFields, typeof(Normal))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.NonPublicFields, typeof(Laplace))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.NonPublicFields, typeof(Bernoulli))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.NonPublicFields, typeof(Categorical))]
    private static T? ReadOptional<T>(Distribution distribution, Type declaring, string field)
        where T : class
    {
        var information = declaring.GetField(field, BindingFlags.Instance | BindingFlags.NonPublic);
        return information is not null && typeof(T).IsAssignableFrom(information.FieldType)
            ? (T?)information.GetValue(distribution)
            : throw Unreadable(declaring, field);
    }

    private static NotSupportedException Unreadable(Type declaring, string field) =>
        new(
            $"KlDivergence.Between reads the field {field} of {declaring.Name}, which TorchSharp {declaring.Assembly.GetName().Version?.ToString(3)} does not have. "
            + "Use the functions on tensors (KlDivergence.Normal, .Bernoulli, .Categorical), or KlDivergence.MonteCarlo.");
}
