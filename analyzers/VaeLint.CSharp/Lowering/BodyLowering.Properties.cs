using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using VaeLint.Core.Ir;

namespace VaeLint.CSharp.Lowering;

/// <summary>Properties and indexers.</summary>
internal sealed partial class BodyLowering
{
    private int PropertyValue(IPropertyReferenceOperation operation)
    {
        var at = SyntaxOrigin.Of(operation.Syntax);
        if (operation.Instance is IFlowCaptureReferenceOperation reference && CaptureOf(reference).Sequence is >= 0 and var sequence)
        {
            var element = NewRegister();
            Emit(new IrNextElement(element, sequence, TypeOf(ElementType(operation)), at));
            return element;
        }

        return Load(PropertyPlaceOf(operation), at);
    }

    // The graph enumerates an array through the enumerator that knows only objects, and converts each element.
    private static ITypeSymbol? ElementType(IPropertyReferenceOperation current) =>
        current is { Type.SpecialType: SpecialType.System_Object, Parent: IConversionOperation { Type: { } converted } } ? converted : current.Type;

    /// <summary>The one index of an indexer whose body is not known, also where the indexer takes any number of them.</summary>
    private IOperation? ElementIndex(IPropertyReferenceOperation operation)
    {
        if (operation is not { Property.IsIndexer: true, Arguments.Length: 1, Instance: not null } || _program.Types.IsSource(operation.Property))
        {
            return null;
        }

        var argument = operation.Arguments[0];
        return argument.ArgumentKind != ArgumentKind.ParamArray ? argument.Value
            : argument.Value is IArrayCreationOperation { Initializer.ElementValues: { Length: 1 } elements } ? elements[0]
            : null;
    }

    private MethodRef Accessor(IMethodSymbol accessor, bool isVirtual) =>
        isVirtual ? _program.Members.Method(accessor) : _program.Members.NonVirtualMethod(accessor);

    private static Origin NameOf(Origin at) => at.Node is SyntaxNode node ? SyntaxOrigin.OfName(node) : at;

    private static IMethodSymbol? GetterOf(IPropertySymbol property)
    {
        for (var current = property; current is not null; current = current.OverriddenProperty)
        {
            if (current.GetMethod is { } getter)
            {
                return getter;
            }
        }

        return null;
    }

    private static IMethodSymbol? SetterOf(IPropertySymbol property)
    {
        for (var current = property; current is not null; current = current.OverriddenProperty)
        {
            if (current.SetMethod is { } setter)
            {
                return setter;
            }
        }

        return null;
    }
}
