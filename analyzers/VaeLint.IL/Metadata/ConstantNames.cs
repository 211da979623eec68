using System.Reflection;
using System.Reflection.Metadata;

namespace VaeLint.IL.Metadata;

/// <summary>
/// Named constants that a method can see: literal fields of its type and the types around it, local constants of the symbols, and those of the module. A compiler replaces them by their
/// values; whether a value was one of them, the text of the source decides.
/// </summary>
internal sealed class ConstantNames
{
    private readonly Dictionary<double, List<string>> _names = [];
    private readonly ModuleConstants _module;

    public ConstantNames(MetadataReader reader, MetadataReader? symbols, MethodDefinitionHandle method, ModuleConstants module)
    {
        _module = module;
        var seen = new HashSet<TypeDefinitionHandle>();
        for (var type = reader.GetMethodDefinition(method).GetDeclaringType(); !type.IsNil && seen.Add(type); type = reader.GetTypeDefinition(type).GetDeclaringType())
        {
            foreach (var handle in reader.GetTypeDefinition(type).GetFields())
            {
                var field = reader.GetFieldDefinition(handle);
                if ((field.Attributes & FieldAttributes.Literal) != 0 && field.GetDefaultValue() is { IsNil: false } constant)
                {
                    var literal = reader.GetConstant(constant);
                    Add(reader.GetString(field.Name), reader.GetBlobReader(literal.Value).ReadConstant(literal.TypeCode));
                }
            }
        }

        if (symbols is not null)
        {
            AddLocals(symbols, method);
        }
    }

    public IReadOnlyList<string> Of(double value) => _names.TryGetValue(value, out var names) ? [.. names, .. _module.Of(value)] : _module.Of(value);

    private void AddLocals(MetadataReader symbols, MethodDefinitionHandle method)
    {
        foreach (var scope in symbols.GetLocalScopes(method))
        {
            foreach (var handle in symbols.GetLocalScope(scope).GetLocalConstants())
            {
                var constant = symbols.GetLocalConstant(handle);
                var blob = symbols.GetBlobReader(constant.Signature);
                var code = blob.Length > 1 ? (ConstantTypeCode)blob.ReadByte() : ConstantTypeCode.Invalid;
                if (code is ConstantTypeCode.Int32 or ConstantTypeCode.Int64 or ConstantTypeCode.Int16 or ConstantTypeCode.Byte or ConstantTypeCode.Single or ConstantTypeCode.Double)
                {
                    Add(symbols.GetString(constant.Name), blob.ReadConstant(code));
                }
            }
        }
    }

    private void Add(string name, object? value)
    {
        if (value is not (int or long or short or byte or float or double))
        {
            return;
        }

        var key = Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture);
        if (!_names.TryGetValue(key, out var names))
        {
            _names[key] = names = [];
        }

        names.Add(name);
    }
}
