using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using VaeLint.Core.Ir;

namespace VaeLint.CSharp.Symbols;

/// <summary>Methods and fields as Core sees them; one reference per symbol and compilation.</summary>
internal sealed class MemberMap(TypeMap types, TorchSymbols? torch, WrittenFields writtenFields)
{
    private readonly ConcurrentDictionary<IMethodSymbol, MethodRef> _methods = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<IMethodSymbol, MethodRef> _nonVirtualMethods = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, FieldRef> _fields = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, MethodRef> _initializers = new(SymbolEqualityComparer.Default);

    public MethodRef Method(IMethodSymbol method) =>
        _methods.GetOrAdd(Normalize(method), key => Create(key, key.IsVirtual || key.IsAbstract || key.IsOverride || torch is not null && torch.IsModuleCall(key)));

    /// <summary>The method exactly as named: base.M() does not dispatch.</summary>
    public MethodRef NonVirtualMethod(IMethodSymbol method) => _nonVirtualMethods.GetOrAdd(Normalize(method), key => Create(key, isVirtual: false));

    /// <summary>The initialiser of a field or auto-property, seen as a method that returns the initial value.</summary>
    public MethodRef Initializer(ISymbol member) => _initializers.GetOrAdd(member, key => new MethodRef(
        types.Map(key.ContainingType),
        key.Name,
        KeyOf(key),
        [],
        types.Map(TypeOf(key)),
        key.IsStatic,
        isSource: types.IsSource(key),
        symbol: key));

    public FieldRef Field(IFieldSymbol field, CancellationToken cancellation) => field.AssociatedSymbol is IPropertySymbol property ? Storage(property, cancellation) : _fields.GetOrAdd(field, key => new FieldRef(
        types.Map(key.ContainingType),
        key.Name,
        types.Map(TypeOf(key)),
        key.IsStatic,
        writtenFields.IsNeverReassigned(key, cancellation),
        key));

    /// <summary>The storage behind an auto-property, or the property itself where only metadata is known.</summary>
    public FieldRef Storage(IPropertySymbol property, CancellationToken cancellation) => _fields.GetOrAdd(property, key => new FieldRef(
        types.Map(key.ContainingType),
        key.Name,
        types.Map(TypeOf(key)),
        key.IsStatic,
        writtenFields.IsNeverReassigned(key, cancellation),
        key));

    /// <summary>The storage that a primary constructor's parameter has in the other members of its type.</summary>
    public FieldRef Captured(IParameterSymbol parameter, CancellationToken cancellation) => _fields.GetOrAdd(parameter, key => new FieldRef(
        types.Map(key.ContainingType),
        "<" + key.Name + ">P",
        types.Map(TypeOf(key)),
        isStatic: false,
        writtenFields.IsNeverReassigned(key, cancellation),
        key));

    public IReadOnlyList<ParameterRef> Parameters(IMethodSymbol method)
    {
        var parameters = new ParameterRef[method.Parameters.Length];
        for (var index = 0; index < parameters.Length; index++)
        {
            parameters[index] = Parameter(method.Parameters[index]);
        }

        return parameters;
    }

    public string KeyOf(ISymbol symbol)
    {
        var id = IdOf(symbol);
        if (!types.IsSource(symbol) && !(symbol.IsImplicitlyDeclared && symbol.ContainingType is { } owner && types.IsSource(owner)))
        {
            return symbol.ContainingAssembly?.Name + "|" + id;
        }

        // Broken code may declare the same member twice.
        if (symbol.ContainingType is { } type)
        {
            var twins = 0;
            foreach (var member in type.GetMembers(symbol.Name))
            {
                if (SymbolEqualityComparer.Default.Equals(member, symbol))
                {
                    break;
                }

                if (string.Equals(IdOf(member), id, StringComparison.Ordinal))
                {
                    twins++;
                }
            }

            if (twins > 0)
            {
                return id + "#" + twins;
            }
        }

        return id;
    }

    private static string IdOf(ISymbol symbol) => symbol.GetDocumentationCommentId() ?? symbol.ToDisplayString();

    private static IMethodSymbol Normalize(IMethodSymbol method)
    {
        method = method.ReducedFrom ?? method;
        return method.PartialImplementationPart ?? method;
    }

    public static ITypeSymbol? TypeOf(ISymbol member) => member switch
    {
        IFieldSymbol field => field.Type,
        IPropertySymbol property => property.Type,
        IParameterSymbol parameter => parameter.Type,
        _ => null,
    };

    private MethodRef Create(IMethodSymbol method, bool isVirtual) => new(
        types.Map(method.ContainingType),
        method.MetadataName,
        KeyOf(method.OriginalDefinition),
        Parameters(method),
        types.Map(method.ReturnType),
        method.IsStatic,
        method.MethodKind is MethodKind.Constructor,
        isVirtual,
        method.IsAbstract,
        types.IsSource(method) || method.IsImplicitlyDeclared && types.IsSource(method.ContainingType),
        method);

    private ParameterRef Parameter(IParameterSymbol parameter) => new(
        parameter.Name,
        types.Map(parameter.Type),
        parameter.RefKind is RefKind.Ref or RefKind.Out,
        parameter.HasExplicitDefaultValue,
        parameter.HasExplicitDefaultValue ? parameter.ExplicitDefaultValue : null);
}
