using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using VaeLint.IL.Reading;

namespace VaeLint.IL.Metadata;

/// <summary>The static constructor, or F#'s start-up code, that sets a static field.</summary>
internal sealed class StaticInitializers
{
    private readonly Dictionary<FieldDefinitionHandle, MethodDefinitionHandle> _constructors = [];

    public StaticInitializers(IlModule module, MemberMap members)
    {
        var reader = module.Metadata;
        foreach (var handle in reader.MethodDefinitions)
        {
            var method = reader.GetMethodDefinition(handle);
            if ((method.Attributes & MethodAttributes.Static) == 0 || method.GetParameters().Count > 0 || module.CodeOf(handle) is not { } code)
            {
                continue;
            }

            var isConstructor = reader.StringComparer.Equals(method.Name, ".cctor");
            foreach (var instruction in code.Instructions)
            {
                if (instruction.Code == ILOpCode.Stsfld && members.FieldDefinition(MetadataTokens.EntityHandle(instruction.Token)) is { IsNil: false } field
                    && (isConstructor || !_constructors.ContainsKey(field)))
                {
                    _constructors[field] = handle;
                }
            }
        }
    }

    public MethodDefinitionHandle Of(FieldDefinitionHandle field) => _constructors.TryGetValue(field, out var handle) ? handle : default;
}
