using System.Reflection;
using Microsoft.FSharp.Collections;
using Microsoft.FSharp.Control;
using Microsoft.FSharp.Core;
using Microsoft.FSharp.Reflection;
using TorchSharp;
using VaeLint.Corpus;
using VaeLint.Torch.Tests.Oracle;
using static TorchSharp.torch;

namespace VaeLint.Torch.Tests.FSharp;

/// <summary>The argument that a parameter of an F# loss stands for, by its name and type: the corpus uses the field's own names.</summary>
internal sealed class FSharpArguments(LossInputs inputs, Likelihood likelihood, IReadOnlyCollection<string> names)
{
    private static readonly string[] DecoderOutputs =
        ["y", "xHat", "recon", "recons", "reconX", "reconstruction", "decoded", "output", "outputs", "probabilities", "p", "logits", "xDecodedMean", "decode", "prediction", "logRate"];

    private static readonly string[] Targets = ["x", "xs", "input", "images", "image", "target", "targets", "data", "features", "counts", "next", "batches"];
    private static readonly string[] Means = ["mu", "mean", "zMean", "mus"];
    private static readonly string[] LogVariances = ["lv", "logVar", "logvar", "logVariance", "logSigma2", "logSigmaSquared", "zLogVar"];

    private Tensor DecoderOutput => likelihood == Likelihood.BernoulliLogits ? inputs.Logits : inputs.Reconstruction;

    /// <summary>Any value of a weight that is no size; the same for the loss and for the finding that names it.</summary>
    public static double Weight(string name) => 2 + (char.ToLowerInvariant(name[0]) + name[1..]).Sum(letter => letter) % 7 / 8.0;

    public object? Of(ParameterInfo parameter, string name) =>
        parameter.GetCustomAttribute<OptionalArgumentAttribute>() is null ? Of(parameter.ParameterType, name) : null;

    public object Of(Type type, string name)
    {
        if (type == typeof(Tensor))
        {
            return TensorOf(name);
        }

        if (type == typeof(double))
        {
            return name switch { "lambda" or "floor" => -100.0, "capacityMax" => 0.0, _ => Weight(name) };
        }

        if (type == typeof(int) || type == typeof(long))
        {
            return Convert.ChangeType(name.Contains("atch", StringComparison.Ordinal) ? inputs.Batch : 10, type, System.Globalization.CultureInfo.InvariantCulture);
        }

        if (type == typeof(bool))
        {
            return name != "perSample";
        }

        return type.IsGenericType ? OfGeneric(type, name) : type.IsArray ? OfArray(type, name) : OfFSharp(type, name);
    }

    private Tensor TensorOf(string name) => name switch
    {
        "mean" when names.Contains("mu") => DecoderOutput,
        // With a variance of a half the Gaussian's negative log-density has the gradient of the squared error.
        "variance" => full_like(inputs.Target, 0.5),
        "decoderLogVariance" => full_like(inputs.Target, Math.Log(0.5)),
        "std" or "sigma" => inputs.StandardDeviation,
        "logStd" => inputs.LogStandardDeviation,
        "encoded" => cat([inputs.Mean, inputs.LogVariance], 1),
        "z" or "codes" => inputs.Mean.detach(),
        "prior" => zeros_like(inputs.Mean),
        "classes" => zeros([inputs.Batch, 10], dtype: ScalarType.Float64),
        "labels" => zeros([inputs.Batch], dtype: ScalarType.Int64),
        "zero" => zeros([inputs.Batch, 1], dtype: ScalarType.Float64),
        // F# gives the halves of a tuple parameter the parameter's name and a number.
        _ when name.EndsWith("_0", StringComparison.Ordinal) => inputs.Mean,
        _ when name.EndsWith("_1", StringComparison.Ordinal) => inputs.LogVariance,
        _ when DecoderOutputs.Contains(name) => DecoderOutput,
        _ when Targets.Contains(name) => inputs.Target,
        _ when Means.Contains(name) => inputs.Mean,
        _ when LogVariances.Contains(name) => inputs.LogVariance,
        _ => throw new NotSupportedException($"no role for a tensor named '{name}'"),
    };

    private object OfGeneric(Type type, string name)
    {
        var arguments = type.GetGenericArguments();
        var definition = type.GetGenericTypeDefinition();
        if (definition == typeof(FSharpOption<>) || definition == typeof(FSharpValueOption<>))
        {
            return FSharpValue.MakeUnion(FSharpType.GetUnionCases(type, null).Single(union => union.GetFields().Length == 1), [Of(arguments[0], name)], null);
        }

        if (FSharpType.IsTuple(type))
        {
            string[] elements = (name, arguments.Length) switch
            {
                ("decoded", 2) => ["y", "decoderLogVariance"],
                (_, 2) => ["mu", "lv"],
                _ => ["y", "mu", "lv"],
            };
            return FSharpValue.MakeTuple([.. arguments.Select((element, index) => Of(element, elements[index]))], type);
        }

        if (definition == typeof(FSharpList<>) || definition == typeof(IEnumerable<>))
        {
            var array = OfArray(arguments[0].MakeArrayType(), name);
            return definition == typeof(IEnumerable<>)
                ? array
                : typeof(ListModule).GetMethod(nameof(ListModule.OfArray))!.MakeGenericMethod(arguments[0]).Invoke(null, [array])!;
        }

        if (definition == typeof(Task<>))
        {
            return Task.FromResult((Tensor)Of(arguments[0], name));
        }

        return definition == typeof(FSharpFunc<,>) ? OfFunction(arguments, name) : throw new NotSupportedException($"no argument of type {type}");
    }

    /// <summary>A decoder gives the decoder output, a model its three outputs, a discriminator nothing that depends on an input.</summary>
    private object OfFunction(Type[] arguments, string name)
    {
        if (arguments[1] == typeof(Tensor))
        {
            return FSharpFunc<Tensor, Tensor>.FromConverter(_ => TensorOf(name == "discriminate" ? "zero" : name));
        }

        if (arguments[1] == typeof(FSharpAsync<Tensor>))
        {
            return FSharpFunc<Tensor, FSharpAsync<Tensor>>.FromConverter(_ => FSharpAsync.AwaitTask(Task.FromResult(TensorOf(name))));
        }

        return arguments[1] == typeof(Tuple<Tensor, Tensor, Tensor>)
            ? FSharpFunc<Tensor, Tuple<Tensor, Tensor, Tensor>>.FromConverter(_ => Tuple.Create(DecoderOutput, inputs.Mean, inputs.LogVariance))
            : throw new NotSupportedException($"no function to {arguments[1]}");
    }

    /// <summary>One of everything; of further terms none.</summary>
    private Array OfArray(Type type, string name)
    {
        var element = type.GetElementType()!;
        var array = Array.CreateInstance(element, name == "extras" ? 0 : 1);
        if (array.Length > 0)
        {
            array.SetValue(Of(element, name), 0);
        }

        return array;
    }

    private object OfFSharp(Type type, string name)
    {
        if (FSharpType.IsRecord(type, null))
        {
            return FSharpValue.MakeRecord(type, [.. FSharpType.GetRecordFields(type, null).Select(field => Of(field.PropertyType, name is "p" or "prior" ? "prior" : Camel(field.Name)))], null);
        }

        if (FSharpType.IsUnion(type, null))
        {
            var first = FSharpType.GetUnionCases(type, null)[0];
            return FSharpValue.MakeUnion(first, [.. first.GetFields().Select(field => Of(field.PropertyType, name))], null);
        }

        return type.IsEnum ? Enum.GetValues(type).GetValue(0)! : throw new NotSupportedException($"no argument of type {type} for '{name}'");
    }

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
