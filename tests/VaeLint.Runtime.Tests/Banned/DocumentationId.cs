using System.Reflection;

namespace VaeLint.Runtime.Tests.Banned;

/// <summary>The id that the compiler's documentation, and so the list of banned symbols, uses for a member.</summary>
internal static class DocumentationId
{
    public static string Of(MethodBase method)
    {
        var arity = method.IsGenericMethodDefinition ? $"``{method.GetGenericArguments().Length}" : "";
        var result = method is MethodInfo { Name: "op_Explicit" or "op_Implicit" } conversion ? "~" + Type(conversion.ReturnType) : "";
        return $"M:{Type(method.DeclaringType!)}.{method.Name}{arity}{Parameters(method.GetParameters())}{result}";
    }

    public static string Of(PropertyInfo property) => $"P:{Type(property.DeclaringType!)}.{property.Name}";

    private static string Parameters(ParameterInfo[] parameters) =>
        parameters.Length == 0 ? "" : $"({string.Join(",", parameters.Select(parameter => Type(parameter.ParameterType)))})";

    private static string Type(Type type) => type switch
    {
        { IsByRef: true } => Type(type.GetElementType()!) + "@",
        { IsArray: true } => $"{Type(type.GetElementType()!)}[{string.Join(",", Dimensions(type))}]",
        { IsGenericMethodParameter: true } => $"``{type.GenericParameterPosition}",
        { IsGenericTypeParameter: true } => $"`{type.GenericParameterPosition}",
        { IsConstructedGenericType: true } => $"{Name(type.GetGenericTypeDefinition()).Split('`')[0]}{{{string.Join(",", type.GetGenericArguments().Select(Type))}}}",
        _ => Name(type),
    };

    private static IEnumerable<string> Dimensions(Type array) =>
        array.GetArrayRank() == 1 ? [""] : Enumerable.Repeat("0:", array.GetArrayRank());

    private static string Name(Type type) => type.DeclaringType is { } outer ? $"{Name(outer)}.{type.Name}" : $"{type.Namespace}.{type.Name}";
}
