using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using VaeLint.Core.Evaluation;
using VaeLint.IL.Metadata;
using VaeLint.IL.Reading;

namespace VaeLint.IL;

/// <summary>
/// Which methods a sum of tensors can be reached from, told by the tokens in their code alone. It says yes too often, never no too often: most code of a program
/// has nothing to do with losses, and reading its tokens costs a small part of lowering it.
/// </summary>
internal sealed class SumGate
{
    private readonly MetadataReader _reader;
    private readonly IlModule _module;
    private readonly Dictionary<string, List<MethodDefinitionHandle>> _virtualByName = new(StringComparer.Ordinal);
    private readonly TokenGraph _graph = new();
    private readonly HashSet<int> _read = [];

    public SumGate(IlModule module, CancellationToken cancellation)
    {
        _module = module;
        _reader = module.Metadata;
        CollectVirtualMethods();
        foreach (var handle in _reader.MethodDefinitions)
        {
            cancellation.ThrowIfCancellationRequested();
            ReadCode(handle);
        }

        _graph.Close();
    }

    public bool MayReachSum(MethodDefinitionHandle method) => _graph.IsOpen(MetadataTokens.GetToken(method));

    private void CollectVirtualMethods()
    {
        foreach (var handle in _reader.MethodDefinitions)
        {
            var method = _reader.GetMethodDefinition(handle);
            if ((method.Attributes & (MethodAttributes.Virtual | MethodAttributes.Abstract)) != MethodAttributes.Virtual)
            {
                continue;
            }

            // An explicit implementation has the interface in its name.
            var name = _reader.GetString(method.Name);
            var simple = name.Substring(name.LastIndexOfAny(['.', '-']) + 1);
            if (!_virtualByName.TryGetValue(simple, out var known))
            {
                _virtualByName[simple] = known = [];
            }

            known.Add(handle);
        }
    }

    private void ReadCode(MethodDefinitionHandle handle)
    {
        var token = MetadataTokens.GetToken(handle);
        try
        {
            if (_module.BytesOf(handle) is not { } code)
            {
                return;
            }

            var cursor = new IlCursor(code);
            while (cursor.MoveNext())
            {
                if (cursor.Token != 0)
                {
                    Read(cursor.Token);
                    _graph.Add(token, cursor.Token);
                }
            }
        }
        catch (Exception exception) when (IlProgram.IsUnreadable(exception))
        {
            // Whoever lowers it will say what is wrong with it.
            _graph.Open(token);
        }
    }

    /// <summary>What a token leads to, whichever method names it.</summary>
    private void Read(int token)
    {
        if (!_read.Add(token))
        {
            return;
        }

        var handle = MetadataTokens.EntityHandle(token);
        switch (handle.Kind)
        {
            case HandleKind.MethodDefinition:
                ReadDefinition(token, (MethodDefinitionHandle)handle);
                break;
            case HandleKind.FieldDefinition:
                ReadType(token, _reader.GetFieldDefinition((FieldDefinitionHandle)handle).GetDeclaringType());
                break;
            case HandleKind.MemberReference:
                ReadReference(token, _reader.GetMemberReference((MemberReferenceHandle)handle));
                break;
            case HandleKind.MethodSpecification:
                var generic = MetadataTokens.GetToken(_reader.GetMethodSpecification((MethodSpecificationHandle)handle).Method);
                Read(generic);
                _graph.Add(token, generic);
                break;
            case HandleKind.TypeDefinition or HandleKind.TypeSpecification:
                ReadType(token, handle);
                break;
        }
    }

    private void ReadDefinition(int token, MethodDefinitionHandle handle)
    {
        var method = _reader.GetMethodDefinition(handle);
        if ((method.Attributes & MethodAttributes.Abstract) != 0)
        {
            // One of several implementations may add.
            _graph.Open(token);
        }

        ReadType(token, method.GetDeclaringType());
    }

    private void ReadReference(int token, MemberReference reference)
    {
        var name = _reader.GetString(reference.Name);
        if (name is "op_Addition" or "op_Subtraction" || TensorSums.IsOfInterest(name))
        {
            _graph.Open(token);
            return;
        }

        if (reference.Parent.Kind == HandleKind.MethodDefinition)
        {
            _graph.Add(token, MetadataTokens.GetToken(reference.Parent));
            return;
        }

        var parent = GenericDefinition(reference.Parent);
        if (parent.Kind == HandleKind.TypeDefinition)
        {
            ReadType(token, parent);
            foreach (var method in _reader.GetTypeDefinition((TypeDefinitionHandle)parent).GetMethods())
            {
                if (_reader.StringComparer.Equals(_reader.GetMethodDefinition(method).Name, name))
                {
                    Read(MetadataTokens.GetToken(method));
                    _graph.Add(token, MetadataTokens.GetToken(method));
                }
            }
        }
        else if (parent.Kind == HandleKind.TypeReference)
        {
            ReadExternal(token, name, TypeNames.Of(_reader, (TypeReferenceHandle)parent));
        }
    }

    private void ReadExternal(int token, string name, string type)
    {
        if (type.StartsWith(RootCandidate.RuntimeNamespace, StringComparison.Ordinal))
        {
            _graph.Open(token);
        }
        else if (!(name == "Invoke" && type.StartsWith("Microsoft.FSharp.Core.", StringComparison.Ordinal)) && _virtualByName.TryGetValue(name == "call" ? "forward" : name, out var overrides))
        {
            // F# functions come back as closures of the method that makes them.
            foreach (var method in overrides)
            {
                _graph.Add(token, MetadataTokens.GetToken(method));
            }
        }
    }

    /// <summary>Whoever names a class that the compiler made holds the code in it.</summary>
    private void ReadType(int token, EntityHandle handle)
    {
        if (GenericDefinition(handle) is not { Kind: HandleKind.TypeDefinition } type || type.IsNil)
        {
            return;
        }

        var definition = _reader.GetTypeDefinition((TypeDefinitionHandle)type);
        if (!GeneratedNames.IsGeneratedType(_reader.GetString(definition.Name)))
        {
            return;
        }

        var key = MetadataTokens.GetToken(type);
        _graph.Add(token, key);
        if (_read.Add(~key))
        {
            foreach (var method in definition.GetMethods())
            {
                _graph.Add(key, MetadataTokens.GetToken(method));
            }
        }
    }

    /// <summary>G of G&lt;T&gt;; any other type as it is.</summary>
    private EntityHandle GenericDefinition(EntityHandle type)
    {
        if (type.Kind != HandleKind.TypeSpecification)
        {
            return type;
        }

        var blob = _reader.GetBlobReader(_reader.GetTypeSpecification((TypeSpecificationHandle)type).Signature);
        if (blob.ReadSignatureTypeCode() != SignatureTypeCode.GenericTypeInstance)
        {
            return default;
        }

        blob.ReadCompressedInteger();
        return blob.ReadTypeHandle();
    }
}
