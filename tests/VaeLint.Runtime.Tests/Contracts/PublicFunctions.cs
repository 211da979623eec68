using System.Reflection;
using static TorchSharp.torch;

namespace VaeLint.Runtime.Tests.Contracts;

/// <summary>The public static functions of the library that take tensors, as text.</summary>
internal static class PublicFunctions
{
    public static IReadOnlyList<string> TakingTensors =>
        [.. typeof(NegativeLogLikelihood).Assembly.GetExportedTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(method => !method.IsSpecialName && method.GetParameters().Any(parameter => HoldsTensors(parameter.ParameterType)))
            .Select(Text)
            .Order(StringComparer.Ordinal)];

    private static string Text(MethodInfo method) =>
        $"{method.DeclaringType!.Name}.{method.Name}({string.Join(", ", method.GetParameters().Select(parameter => parameter.Name))})";

    private static bool HoldsTensors(Type type) =>
        type == typeof(Tensor)
        || typeof(distributions.Distribution).IsAssignableFrom(type)
        || (type.IsArray && HoldsTensors(type.GetElementType()!))
        || (type.IsGenericType && !typeof(Delegate).IsAssignableFrom(type) && type.GetGenericArguments().Any(HoldsTensors));
}
