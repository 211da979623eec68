using System.Reflection;
using Microsoft.FSharp.Control;
using Microsoft.FSharp.Core;
using VaeLint.Corpus;
using static TorchSharp.torch;

namespace VaeLint.Torch.Tests.FSharp;

/// <summary>One loss of the compiled F# corpus, called by reflection.</summary>
internal sealed class FSharpLoss
{
    private const string Prefix = "VaeLint.Corpus.FSharp.";
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private static readonly Assembly Corpus = Assembly.Load("VaeLint.Corpus.FSharp");

    private readonly MethodInfo _method;
    private readonly object? _value;
    private readonly string[] _names;
    private readonly string[] _rest;

    private FSharpLoss(MethodInfo method, object? value, IReadOnlyList<string> roles)
    {
        _method = method;
        _value = value;
        var parameters = method.GetParameters();
        _names = [.. parameters.Select((parameter, index) => index < roles.Count ? roles[index] : parameter.Name!)];
        _rest = roles.Count > parameters.Length ? [.. roles.Skip(parameters.Length)] : ["y", "mu", "lv"];
    }

    /// <summary>The function, method, delegate or object of this name in the file.</summary>
    public static FSharpLoss Find(string file, string name, IReadOnlyList<string> roles)
    {
        var types = Corpus.GetTypes().Where(type => type.FullName is { } full && full.StartsWith(Prefix + file, StringComparison.Ordinal)
            && (full.Length == Prefix.Length + file.Length || full[Prefix.Length + file.Length] is '.' or '+')).ToList();
        if (types.SelectMany(type => type.GetMethods(Declared)).FirstOrDefault(method => method.Name == name && !method.IsAbstract) is { } found)
        {
            return new FSharpLoss(found, null, roles);
        }

        var property = types.SelectMany(type => type.GetProperties(Declared)).Single(candidate => candidate.Name == name);
        var value = property.GetValue(null)!;
        var invoked = value is Delegate ? value.GetType().GetMethod("Invoke")! : property.PropertyType.GetMethods().Single();
        return new FSharpLoss(invoked, value, roles);
    }

    public Tensor Compute(LossInputs inputs, Likelihood likelihood)
    {
        var arguments = new FSharpArguments(inputs, likelihood, _names);
        var target = _value ?? (_method.IsStatic ? null : New(_method.DeclaringType!, arguments));
        var values = _method.GetParameters().Select((parameter, index) => arguments.Of(parameter, _names[index])).ToArray();
        return Result(_method.Invoke(target, values)!, arguments, 0);
    }

    private static object New(Type type, FSharpArguments arguments)
    {
        var constructor = type.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance).Single();
        return constructor.Invoke([.. constructor.GetParameters().Select(parameter => arguments.Of(parameter, parameter.Name!))]);
    }

    private Tensor Result(object value, FSharpArguments arguments, int applied) => value switch
    {
        Tensor tensor => tensor,
        Task<Tensor> task => task.GetAwaiter().GetResult(),
        FSharpAsync<Tensor> workflow => FSharpAsync.RunSynchronously(workflow, null, null),
        FSharpOption<Tensor> option => option.Value,
        FSharpResult<Tensor, string> result => result.ResultValue,
        IEnumerable<Tensor> sequence => sequence.First(),
        System.Runtime.CompilerServices.ITuple tuple => (Tensor)tuple[0]!,
        FSharpFunc<Tensor, Tensor> last => last.Invoke((Tensor)arguments.Of(typeof(Tensor), _rest[applied])),
        FSharpFunc<Tensor, FSharpFunc<Tensor, Tensor>> two => Result(two.Invoke((Tensor)arguments.Of(typeof(Tensor), _rest[applied])), arguments, applied + 1),
        FSharpFunc<Tensor, FSharpFunc<Tensor, FSharpFunc<Tensor, Tensor>>> three => Result(three.Invoke((Tensor)arguments.Of(typeof(Tensor), _rest[applied])), arguments, applied + 1),
        _ => throw new NotSupportedException($"{_method.DeclaringType}.{_method.Name} returns {value.GetType()}"),
    };
}
