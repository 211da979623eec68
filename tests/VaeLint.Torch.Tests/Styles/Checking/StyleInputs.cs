using System.Reflection;
using System.Runtime.CompilerServices;
using TorchSharp;
using VaeLint.Corpus;
using static TorchSharp.torch;

namespace VaeLint.Torch.Tests.Styles;

/// <summary>The arguments of an entry, by the roles that its parameters have.</summary>
internal sealed class StyleInputs(LossInputs inputs, LossSpec spec)
{
    /// <summary>The step at which an annealed weight has its value.</summary>
    public const double AnnealingSteps = 1000;

    /// <summary>Where the first level of a hierarchy ends.</summary>
    public static long Split(LossInputs inputs) => inputs.LatentShape[0] / 2;

    public object? Of(ParameterInfo parameter, IReadOnlyList<string> roles) =>
        roles is ["none"] ? null :
        roles is not ["default"] ? Of(parameter.ParameterType, roles) : parameter.HasDefaultValue ? parameter.DefaultValue : null;

    public object Of(Type type, IReadOnlyList<string> roles) => true switch
    {
        _ when type == typeof(Tensor) => TensorOf(roles[0]),
        _ when type == typeof(double) => roles[0] switch { "weight" => spec.WeightValue, "floor" => -100.0, _ => 0.01 },
        _ when type == typeof(int) && roles is ["accumulation"] => 4,
        _ when type == typeof(int) => (int)Math.Round(spec.WeightValue * AnnealingSteps),
        _ when type == typeof(bool) => true,
        _ when type == typeof(double?) => spec.WeightValue,
        _ when type == typeof(Microsoft.FSharp.Core.FSharpOption<double>) => Microsoft.FSharp.Core.FSharpOption<double>.Some(spec.WeightValue),
        _ when type == typeof(Func<int, double>) => (Func<int, double>)(_ => spec.WeightValue),
        _ when type == typeof(Microsoft.FSharp.Core.FSharpFunc<int, double>) => Microsoft.FSharp.Core.FSharpFunc<int, double>.FromConverter(_ => spec.WeightValue),
        _ when type == typeof(IReadOnlyDictionary<string, double>) => new Dictionary<string, double>(StringComparer.Ordinal) { ["kl"] = spec.WeightValue },
        _ when type == typeof(Device) => CPU,
        _ when roles is ["data"] => new Dictionary<string, Tensor>(StringComparer.Ordinal) { ["data"] = inputs.Target, ["label"] = zeros(inputs.Batch) },
        _ when roles is ["heads", ..] => new Dictionary<string, Tensor>(StringComparer.Ordinal) { ["recon"] = TensorOf(roles[1]), ["mu"] = TensorOf(roles[2]), ["spread"] = TensorOf(roles[3]) },
        _ when type.IsArray => ArrayOf(type.GetElementType()!, roles),
        _ when type == typeof(IEnumerable<Tensor>) => ArrayOf(typeof(Tensor), roles),
        _ when typeof(optim.Optimizer).IsAssignableFrom(type) => optim.SGD([new TorchSharp.Modules.Parameter(zeros(1))], 0.1),
        _ when typeof(nn.Module).IsAssignableFrom(type) => new Model((TensorOf(roles[0]), TensorOf(roles[1]), TensorOf(roles[2]))),
        _ => Composite(type, roles),
    };

    /// <summary>A tuple or a record: its constructor takes the elements in order. Of what is abstract the program has one implementation, and options are set by name.</summary>
    private object Composite(Type type, IReadOnlyList<string> roles)
    {
        if (type.IsAbstract)
        {
            return Activator.CreateInstance(type.Assembly.GetTypes().Single(candidate => !candidate.IsAbstract && type.IsAssignableFrom(candidate)))!;
        }

        if (type.GetProperty("Beta") is { CanWrite: true } beta && type.GetConstructor([]) is { } create)
        {
            var options = create.Invoke([]);
            beta.SetValue(options, spec.WeightValue);
            return options;
        }

        var constructor = type.GetConstructors().OrderByDescending(candidate => candidate.GetParameters().Length).First();
        return constructor.Invoke([.. constructor.GetParameters().Select((parameter, index) => Of(parameter.ParameterType, [roles[index]]))]);
    }

    private Array ArrayOf(Type element, IReadOnlyList<string> roles)
    {
        var array = Array.CreateInstance(element, roles.Count);
        for (var index = 0; index < roles.Count; index++)
        {
            array.SetValue(Of(element, typeof(ITuple).IsAssignableFrom(element) ? roles[index].Split('+') : [roles[index]]), index);
        }

        return array;
    }

    private Tensor TensorOf(string role)
    {
        var level = role[^1] is '1' or '2' ? role[^1] - '0' : 0;
        var whole = role.TrimEnd('1', '2') switch
        {
            "recon" => inputs.Reconstruction,
            "logits" => inputs.Logits,
            "target" => inputs.Target,
            "mu" => inputs.Mean,
            "logvar" => inputs.LogVariance,
            "std" => inputs.StandardDeviation,
            "logstd" => inputs.LogStandardDeviation,
            "variance" => inputs.LogVariance.exp(),
            _ => throw new ArgumentOutOfRangeException(nameof(role), role, "no such role"),
        };
        var split = whole.shape[1] / 2;
        return level switch { 0 => whole, 1 => whole.narrow(1, 0, split), _ => whole.narrow(1, split, whole.shape[1] - split) };
    }

    /// <summary>A model whose outputs are the given tensors.</summary>
    private sealed class Model((Tensor, Tensor, Tensor) outputs) : nn.Module<Tensor, (Tensor, Tensor, Tensor)>("model")
    {
        public override (Tensor, Tensor, Tensor) forward(Tensor input) => outputs;
    }
}
