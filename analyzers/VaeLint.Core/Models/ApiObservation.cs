using VaeLint.Core.Algebra;
using VaeLint.Core.Evaluation;
using VaeLint.Core.Ir;

namespace VaeLint.Core.Models;

public enum ObservedCall
{
    /// <summary>A library loss is computed, by function or by module.</summary>
    Loss,

    /// <summary>A distribution is created.</summary>
    Distribution,

    /// <summary>A distribution is sampled.</summary>
    Sample,
}

/// <summary>One argument of an observed call: what is known of it, and where it is written.</summary>
public sealed class ObservedArgument(string name, AbstractValue value, Site site, bool isWritten)
{
    /// <summary>The role: "input" and "target" of a loss, whatever the parameter is called; else the parameter's name.</summary>
    public string Name { get; } = name;

    public AbstractValue Value { get; } = value;

    public Site Site { get; } = site;

    /// <summary>False for a default.</summary>
    public bool IsWritten { get; } = isWritten;
}

/// <summary>One call into the library with the values of its arguments: the fact that the rules about single calls read.</summary>
public sealed class ApiObservation(ObservedCall call, string name, MethodRef method, IReadOnlyList<ObservedArgument> arguments, Site site)
{
    /// <summary>The value of Reduction.Mean.</summary>
    private const double MeanReduction = 1;

    private string? _key;

    public ObservedCall Call { get; } = call;

    /// <summary>The loss, the distribution, or the method that draws the sample.</summary>
    public string Name { get; } = name;

    public MethodRef Method { get; } = method;

    public IReadOnlyList<ObservedArgument> Arguments { get; } = arguments;

    /// <summary>The method's name with its arguments.</summary>
    public Site Site { get; } = site;

    /// <summary>The row of a <see cref="ObservedCall.Loss"/>.</summary>
    public LossApi? Loss { get; init; }

    /// <summary>Where the loss module was created; the call itself for a function.</summary>
    public ModuleValue? Module { get; init; }

    /// <summary>What a <see cref="ObservedCall.Sample"/> is drawn from.</summary>
    public DistributionValue? Distribution { get; init; }

    /// <summary>As the author wrote it: the class of a loss module, else the function.</summary>
    public string WrittenName => Module is not null && Loss is { } loss ? loss.Module : Name;

    public ObservedArgument? Argument(string name) => Arguments.FirstOrDefault(argument => argument.Name == name);

    public NumericValue? Tensor(string name) => Argument(name)?.Value as NumericValue;

    /// <summary>Reduction.Mean was passed or is the default.</summary>
    public bool IsMean => Argument(LossApi.ReductionParameter)?.Value is NumericValue { Polynomial.AsNumber: MeanReduction };

    /// <summary>Some tensor comes from outside of the evaluated code as it is: only a caller knows what it holds.</summary>
    public bool IsOpen => Arguments.Any(argument => argument.Value is NumericValue { IsTensor: true, Polynomial.Terms: [{ Monomial.Factors: [{ Atom.IsFromOutside: true, Power: 1 }] }] });

    /// <summary>The same call, reached the same way, with the same knowledge of its arguments.</summary>
    public string Key => _key ??= PathKey() + "(" + string.Join(",", Arguments.Select(argument => argument.Value.Key)) + ")";

    private string PathKey()
    {
        var key = Call + "@" + Site.At.File + ":" + Site.At.Start;
        for (var path = Site.Path; path is { CallSite.IsNone: false }; path = path.Caller)
        {
            key += "<" + path.CallSite.File + ":" + path.CallSite.Start;
        }

        return key;
    }
}

/// <summary>Calls that make a method worth evaluating although it adds no tensors.</summary>
public static class ObservedApis
{
    private static readonly HashSet<string> Names = new(
        LossApis.All.Where(api => api.IsObserved).SelectMany(api => new[] { api.Function, api.Module }).Concat(DistributionModel.Discrete),
        StringComparer.Ordinal);

    public static bool Contains(string method) => Names.Contains(method);

    /// <summary>A class of <c>TorchSharp.Modules</c>.</summary>
    public static bool IsModule(string name) => LossApis.FindModule(name) is { IsObserved: true };
}
