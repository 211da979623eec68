using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using VaeLint.IL.Reading;

namespace VaeLint.IL.Metadata;

/// <summary>Answers whether only constructors (and init accessors) write a field.</summary>
internal sealed class FieldWrites
{
    private readonly MetadataReader _reader;
    private readonly HashSet<FieldDefinitionHandle> _written = [];
    private readonly HashSet<MethodDefinitionHandle> _calledSetters = [];
    private readonly List<(FieldDefinitionHandle Field, MethodDefinitionHandle Setter)> _bySetter = [];

    public FieldWrites(IlModule module)
    {
        _reader = module.Metadata;
        foreach (var handle in _reader.MethodDefinitions)
        {
            if (BytesOf(module, handle) is { } code)
            {
                Scan(handle, new IlCursor(code));
            }
        }

        foreach (var (field, setter) in _bySetter)
        {
            var access = _reader.GetMethodDefinition(setter).Attributes & MethodAttributes.MemberAccessMask;
            if (access is MethodAttributes.Private or MethodAttributes.Assembly or MethodAttributes.FamANDAssem ? _calledSetters.Contains(setter) : true)
            {
                _written.Add(field);
            }
        }
    }

    public bool IsNeverReassigned(FieldDefinitionHandle handle)
    {
        var field = _reader.GetFieldDefinition(handle);
        if ((field.Attributes & (FieldAttributes.InitOnly | FieldAttributes.Literal)) != 0)
        {
            return true;
        }

        var access = field.Attributes & FieldAttributes.FieldAccessMask;
        return access is FieldAttributes.Private or FieldAttributes.Assembly or FieldAttributes.FamANDAssem or FieldAttributes.PrivateScope && !_written.Contains(handle);
    }

    /// <summary>Code that cannot be read does nothing.</summary>
    private static byte[]? BytesOf(IlModule module, MethodDefinitionHandle method)
    {
        try
        {
            return module.BytesOf(method);
        }
        catch (Exception exception) when (IlProgram.IsUnreadable(exception))
        {
            return null;
        }
    }

    private void Scan(MethodDefinitionHandle method, IlCursor cursor)
    {
        var definition = _reader.GetMethodDefinition(method);
        var declaring = definition.GetDeclaringType();
        var name = _reader.GetString(definition.Name);
        var isConstructor = name is ".ctor" or ".cctor" || name.IndexOf("staticInitialization@", StringComparison.Ordinal) >= 0 || name == "main@";
        while (cursor.MoveNext())
        {
            var code = cursor.Code;
            if (IlInstruction.NamesMethod(code) && Handle(cursor.Token) is { Kind: HandleKind.MethodDefinition } called && !(isConstructor && IsIn(called, declaring)))
            {
                _calledSetters.Add((MethodDefinitionHandle)called);
            }

            if (code is not (ILOpCode.Stfld or ILOpCode.Stsfld or ILOpCode.Ldflda or ILOpCode.Ldsflda)
                || code is ILOpCode.Ldflda or ILOpCode.Ldsflda && IsReadThrough(cursor.NextCode)
                || FieldOf(Handle(cursor.Token)) is not { IsNil: false } field)
            {
                continue;
            }

            if (isConstructor && (_reader.GetFieldDefinition(field).GetDeclaringType() == declaring || code is ILOpCode.Stsfld or ILOpCode.Ldsflda))
            {
                continue;
            }

            if (name.StartsWith("set_", StringComparison.Ordinal) && GeneratedNames.IsStorage(_reader.GetString(_reader.GetFieldDefinition(field).Name)))
            {
                if (!IsInit(definition))
                {
                    _bySetter.Add((field, method));
                }

                continue;
            }

            _written.Add(field);
        }
    }

    /// <summary>The address only serves to read the field or to call a method without arguments on it.</summary>
    private static bool IsReadThrough(ILOpCode next) =>
        next is ILOpCode.Call or ILOpCode.Callvirt or ILOpCode.Constrained or ILOpCode.Ldfld or ILOpCode.Ldflda or ILOpCode.Ldobj;

    private bool IsIn(EntityHandle method, TypeDefinitionHandle type) => _reader.GetMethodDefinition((MethodDefinitionHandle)method).GetDeclaringType() == type;

    /// <summary>The return type of an init accessor is modified by IsExternalInit.</summary>
    private bool IsInit(MethodDefinition setter)
    {
        var blob = _reader.GetBlobReader(setter.Signature);
        blob.ReadSignatureHeader();
        blob.ReadCompressedInteger();
        return blob.RemainingBytes > 0 && blob.ReadSignatureTypeCode() == SignatureTypeCode.RequiredModifier;
    }

    private FieldDefinitionHandle FieldOf(EntityHandle handle)
    {
        if (handle.Kind == HandleKind.FieldDefinition)
        {
            return (FieldDefinitionHandle)handle;
        }

        if (handle.Kind != HandleKind.MemberReference)
        {
            return default;
        }

        var reference = _reader.GetMemberReference((MemberReferenceHandle)handle);
        if (reference.Parent.Kind != HandleKind.TypeSpecification)
        {
            return default;
        }

        var blob = _reader.GetBlobReader(_reader.GetTypeSpecification((TypeSpecificationHandle)reference.Parent).Signature);
        if (blob.ReadSignatureTypeCode() != SignatureTypeCode.GenericTypeInstance)
        {
            return default;
        }

        blob.ReadCompressedInteger();
        var type = blob.ReadTypeHandle();
        return type.Kind == HandleKind.TypeDefinition
            ? _reader.GetTypeDefinition((TypeDefinitionHandle)type).GetFields().FirstOrDefault(f => _reader.GetString(_reader.GetFieldDefinition(f).Name) == _reader.GetString(reference.Name))
            : default;
    }

    private EntityHandle Handle(int token)
    {
        var handle = MetadataTokens.EntityHandle(token);
        var isKnown = handle.Kind switch
        {
            HandleKind.FieldDefinition => MetadataTokens.GetRowNumber(handle) <= _reader.FieldDefinitions.Count,
            HandleKind.MethodDefinition => MetadataTokens.GetRowNumber(handle) <= _reader.MethodDefinitions.Count,
            HandleKind.MemberReference => MetadataTokens.GetRowNumber(handle) <= _reader.MemberReferences.Count,
            _ => false,
        };
        return isKnown ? handle : default;
    }
}
