using System.Reflection;
using System.Reflection.Metadata;
using VaeLint.IL.Reading;

namespace VaeLint.IL.Metadata;

/// <summary>
/// Named numbers anywhere in the module: literal fields, and F#'s values, which are static properties that return a number. Whoever may use them has the number
/// in its place.
/// </summary>
internal sealed class ModuleConstants
{
    private const string Getter = "get_";

    private readonly Dictionary<double, List<string>> _names = [];

    public ModuleConstants(IlModule module)
    {
        try
        {
            Collect(module);
        }
        catch (Exception exception) when (IlProgram.IsUnreadable(exception))
        {
            // Names end where the metadata is damaged.
        }
    }

    public IReadOnlyList<string> Of(double value) => _names.TryGetValue(value, out var names) ? names : [];

    private void Collect(IlModule module)
    {
        var reader = module.Metadata;
        foreach (var definition in reader.TypeDefinitions)
        {
            var type = reader.GetTypeDefinition(definition);
            foreach (var named in type.GetFields())
            {
                var field = reader.GetFieldDefinition(named);
                if ((field.Attributes & FieldAttributes.Literal) != 0 && !IsEnum(reader, type) && field.GetDefaultValue() is { IsNil: false } constant)
                {
                    var literal = reader.GetConstant(constant);
                    Add(reader.GetString(field.Name), reader.GetBlobReader(literal.Value).ReadConstant(literal.TypeCode));
                }
            }

            foreach (var handle in type.GetMethods())
            {
                var method = reader.GetMethodDefinition(handle);
                if ((method.Attributes & MethodAttributes.Static) != 0 && reader.GetString(method.Name) is var name && name.StartsWith(Getter, StringComparison.Ordinal))
                {
                    Add(name.Substring(Getter.Length), ReturnedBy(module.CodeOf(handle)));
                }
            }
        }
    }

    private static object? ReturnedBy(MethodCode? code) => code?.Instructions is [{ } load, { Code: ILOpCode.Ret }]
        ? load.Code switch
        {
            ILOpCode.Ldc_i4 or ILOpCode.Ldc_i4_s or ILOpCode.Ldc_i8 or (>= ILOpCode.Ldc_i4_0 and <= ILOpCode.Ldc_i4_8) => load.Operand,
            ILOpCode.Ldc_r4 or ILOpCode.Ldc_r8 => load.Real,
            _ => null,
        }
        : null;

    private static bool IsEnum(MetadataReader reader, TypeDefinition type) =>
        type.BaseType is { IsNil: false, Kind: HandleKind.TypeReference } parent && reader.StringComparer.Equals(reader.GetTypeReference((TypeReferenceHandle)parent).Name, "Enum")
        || reader.StringComparer.Equals(type.Name, "Tags");

    // 0 and 1 stand everywhere.
    private void Add(string name, object? value)
    {
        if (value is not (int or long or short or byte or float or double)
            || Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture) is not (>= 2 and var number))
        {
            return;
        }

        (_names.TryGetValue(number, out var names) ? names : _names[number] = []).Add(name);
    }
}
