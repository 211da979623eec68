using System.Reflection;
using System.Reflection.Metadata;
using VaeLint.Core.Ir;

namespace VaeLint.IL.Metadata;

/// <summary>Parameters of a method definition with their names and defaults.</summary>
internal static class Parameters
{
    private const string OptionalArgument = "OptionalArgumentAttribute";

    public static IReadOnlyList<ParameterRef> Of(MetadataReader reader, MethodDefinition method, IReadOnlyList<TypeRef> types)
    {
        var parameters = new ParameterRef?[types.Count];
        foreach (var handle in method.GetParameters())
        {
            var parameter = reader.GetParameter(handle);
            var index = parameter.SequenceNumber - 1;
            if (index < 0 || index >= parameters.Length)
            {
                continue;
            }

            // An optional flag takes both values, like any flag.
            var isFlag = types[index] is { Kind: TypeRefKind.Nullable, Arguments: [{ Kind: TypeRefKind.Boolean }] };
            var hasDefault = (parameter.Attributes & ParameterAttributes.Optional) != 0 || !isFlag && HasOptionalArgument(reader, parameter);
            var isReadOnly = (parameter.Attributes & ParameterAttributes.In) != 0;
            parameters[index] = new ParameterRef(
                reader.GetString(parameter.Name),
                TypeProvider.Referent(types[index]),
                TypeProvider.IsByReference(types[index]) && !isReadOnly,
                hasDefault,
                hasDefault ? DefaultOf(reader, parameter, types[index]) : null);
        }

        return [.. parameters.Select((p, index) => p ?? new ParameterRef("arg" + index, TypeProvider.Referent(types[index]), TypeProvider.IsByReference(types[index])))];
    }

    /// <summary>Where only a reference is known, parameters have no names.</summary>
    public static IReadOnlyList<ParameterRef> Unnamed(IReadOnlyList<TypeRef> types) =>
        [.. types.Select((type, index) => new ParameterRef("arg" + index, TypeProvider.Referent(type), TypeProvider.IsByReference(type)))];

    private static object? DefaultOf(MetadataReader reader, Parameter parameter, TypeRef type)
    {
        var handle = parameter.GetDefaultValue();
        if (handle.IsNil)
        {
            return null;
        }

        var constant = reader.GetConstant(handle);
        var value = reader.GetBlobReader(constant.Value).ReadConstant(constant.TypeCode);
        return type.Kind == TypeRefKind.Boolean && value is not bool ? null : value;
    }

    /// <summary>F#'s <c>?beta</c>.</summary>
    private static bool HasOptionalArgument(MetadataReader reader, Parameter parameter)
    {
        foreach (var handle in parameter.GetCustomAttributes())
        {
            if (CustomAttributes.NameOf(reader, handle) == OptionalArgument)
            {
                return true;
            }
        }

        return false;
    }
}
