using Microsoft.CodeAnalysis;

namespace VaeLint.CSharp.Symbols;

/// <summary>The TorchSharp symbols of one compilation. Absent when TorchSharp is not referenced.</summary>
internal sealed class TorchSymbols
{
    private const string AssemblyName = "TorchSharp";

    private readonly IAssemblySymbol _assembly;

    private readonly INamedTypeSymbol? _parameter;

    private TorchSymbols(INamedTypeSymbol tensor, INamedTypeSymbol? parameter, INamedTypeSymbol? scalar, INamedTypeSymbol? scalarType)
    {
        _parameter = parameter;
        _assembly = tensor.ContainingAssembly;
        Tensor = tensor;
        Scalar = scalar;
        ScalarType = scalarType;
    }

    public INamedTypeSymbol Tensor { get; }

    public INamedTypeSymbol? Scalar { get; }

    public INamedTypeSymbol? ScalarType { get; }

    public static TorchSymbols? Find(Compilation compilation)
    {
        var tensor = FindType(compilation, "TorchSharp.torch+Tensor");
        return tensor is null ? null : new TorchSymbols(tensor, FindType(compilation, "TorchSharp.Modules.Parameter"), FindType(compilation, "TorchSharp.Scalar"), FindType(compilation, "TorchSharp.torch+ScalarType"));
    }

    public bool Declares(ISymbol? symbol) =>
        symbol?.ContainingAssembly is { } assembly && SymbolEqualityComparer.Default.Equals(assembly, _assembly);

    public bool IsTensor(ITypeSymbol? type) => SymbolEqualityComparer.Default.Equals(type, Tensor);

    /// <summary>A tensor that is a weight of a module.</summary>
    public bool IsParameter(ITypeSymbol? type) => _parameter is not null && SymbolEqualityComparer.Default.Equals(type, _parameter);

    public bool IsScalar(ITypeSymbol? type) => Scalar is not null && SymbolEqualityComparer.Default.Equals(type, Scalar);

    /// <summary>A data type, or an optional one.</summary>
    public bool IsScalarType(ITypeSymbol? type)
    {
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
        {
            type = nullable.TypeArguments[0];
        }

        return ScalarType is not null && SymbolEqualityComparer.Default.Equals(type, ScalarType);
    }

    /// <summary>The methods whose trailing underscore says that they change their receiver.</summary>
    public bool ChangesReceiver(IMethodSymbol method) =>
        !method.IsStatic
        && method.MethodKind == MethodKind.Ordinary
        && method.Name.Length > 1
        && method.Name[method.Name.Length - 1] == '_'
        && IsTensor(method.ContainingType)
        && IsTensor(method.ReturnType);

    /// <summary>Module.call runs the module's forward after its hooks.</summary>
    public bool IsModuleCall(IMethodSymbol method) =>
        !method.IsStatic
        && string.Equals(method.Name, "call", StringComparison.Ordinal)
        && Declares(method)
        && ForwardOf(method) is not null;

    /// <summary>The forward that <paramref name="call"/> ends in, as its own type declares or inherits it.</summary>
    public static IMethodSymbol? ForwardOf(IMethodSymbol call)
    {
        for (var type = call.ContainingType; type is not null; type = type.BaseType)
        {
            foreach (var member in type.GetMembers("forward"))
            {
                if (member is IMethodSymbol forward && HaveSameParameters(forward, call))
                {
                    return forward;
                }
            }
        }

        return null;
    }

    public static bool HaveSameParameters(IMethodSymbol left, IMethodSymbol right)
    {
        if (left.Parameters.Length != right.Parameters.Length)
        {
            return false;
        }

        for (var index = 0; index < left.Parameters.Length; index++)
        {
            if (!SymbolEqualityComparer.Default.Equals(left.Parameters[index].Type, right.Parameters[index].Type))
            {
                return false;
            }
        }

        return true;
    }

    // A name may be declared in several referenced assemblies; the type we mean is TorchSharp's own.
    private static INamedTypeSymbol? FindType(Compilation compilation, string metadataName)
    {
        foreach (var type in compilation.GetTypesByMetadataName(metadataName))
        {
            if (string.Equals(type.ContainingAssembly.Name, AssemblyName, StringComparison.Ordinal))
            {
                return type;
            }
        }

        return null;
    }
}
