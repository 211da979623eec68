using Microsoft.CodeAnalysis;
using VaeLint.CSharp.Symbols;

namespace VaeLint.CSharp.Hosting.Marks;

/// <summary>Whether it matters what the constructors of a type put into a field: most fields of a model hold layers and settings.</summary>
internal static class StoredTypes
{
    public static bool Matter(ISymbol fieldOrProperty, RoslynProgram program) =>
        MemberMap.TypeOf(fieldOrProperty) is { } type
        && (type.SpecialType is >= SpecialType.System_Decimal and <= SpecialType.System_Double
            ? program.IsComputedNumber(fieldOrProperty)
            : type.SpecialType is not (>= SpecialType.System_Boolean and <= SpecialType.System_String) && type.TypeKind != TypeKind.Enum && !IsLayer(type, program.Torch));

    /// <summary>TorchSharp's layers and losses are sealed, what can hold a module of somebody else is not.</summary>
    public static bool IsLayer(ITypeSymbol type, TorchSymbols? torch) =>
        type is INamedTypeSymbol { IsSealed: true, Arity: 0, TypeKind: TypeKind.Class } && type.ContainingNamespace is { Name: "Modules" } && torch?.Declares(type) == true && !torch.IsParameter(type) && MarkedApis.OfType(type.Name) == LossMark.None;
}
