using Microsoft.CodeAnalysis;

namespace VaeLint.CSharp.Hosting.Marks;

/// <summary>Collects the marks and the callees of one member.</summary>
internal sealed class MarksBuilder(RoslynProgram program, IEnumerable<ISymbol> callees)
{
    private readonly HashSet<ISymbol> _callees = new(callees, SymbolEqualityComparer.Default);
    private readonly HashSet<INamedTypeSymbol> _read = new(SymbolEqualityComparer.Default);

    public LossMark Marks { get; private set; }

    public MemberMarks ToMember() => new(Marks, _callees);

    public void Mark(LossMark marks) => Marks |= marks;

    public void Call(IMethodSymbol method, ITypeSymbol? receiver = null)
    {
        method = method.ReducedFrom ?? method;
        if (!program.Types.IsSource(method))
        {
            Marks |= MarkedApis.Of(method);
        }

        if (method.MethodKind == MethodKind.LocalFunction)
        {
            return;
        }

        // A module of this program runs its forward, a layer of TorchSharp nothing of this program.
        var isModuleCall = program.Torch?.IsModuleCall(method) == true;
        if (isModuleCall && receiver is INamedTypeSymbol type && program.Types.IsSource(type) && program.FindOverride(method, type) is { } forward)
        {
            _callees.Add(forward.OriginalDefinition);
        }
        else if (program.Types.IsSource(method) || method.MethodKind == MethodKind.Constructor && program.Types.IsSource(method.ContainingType))
        {
            _callees.Add((method.PartialImplementationPart ?? method).OriginalDefinition);
        }
        else if ((isModuleCall || method.IsVirtual || method.IsAbstract || method.IsOverride) && !(receiver is { IsSealed: true } && !program.Types.IsSource(receiver)))
        {
            // As constructed: the forwards of Module<Tensor, Tensor> are found by their parameters.
            _callees.Add(method);
        }
    }

    public void Construct(INamedTypeSymbol type)
    {
        foreach (var constructor in type.InstanceConstructors)
        {
            Call(constructor);
        }
    }

    public void Read(IPropertySymbol property)
    {
        if (program.IsAutoProperty(property))
        {
            Storage(property, property.ContainingType);
        }

        foreach (var accessor in new[] { property.GetMethod, property.SetMethod }.OfType<IMethodSymbol>())
        {
            Call(accessor);
        }
    }

    public void Read(IFieldSymbol field) => Storage(field.OriginalDefinition, field.ContainingType);

    /// <summary>A static field has its initial value; what the constructor of an object computes stays in its fields.</summary>
    private void Storage(ISymbol member, INamedTypeSymbol? type)
    {
        if (type is null || !program.Types.IsSource(type) || !StoredTypes.Matter(member, program))
        {
            return;
        }

        if (member.IsStatic)
        {
            _callees.Add(member.OriginalDefinition);
        }
        else if (_read.Add(type.OriginalDefinition))
        {
            _callees.UnionWith(type.OriginalDefinition.InstanceConstructors);
        }
    }
}
