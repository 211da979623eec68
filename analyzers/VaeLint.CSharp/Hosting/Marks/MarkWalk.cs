using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace VaeLint.CSharp.Hosting.Marks;

/// <summary>Collects the marks and the callees of operations. What the compiler calls without a name (operators, accessors, enumerators) counts as called.</summary>
internal sealed class MarkWalk(RoslynProgram program, IEnumerable<ISymbol> callees)
{
    private readonly HashSet<ISymbol> _callees = new(callees, SymbolEqualityComparer.Default);
    private readonly HashSet<INamedTypeSymbol> _read = new(SymbolEqualityComparer.Default);

    public LossMark Marks { get; private set; }

    public IReadOnlyCollection<ISymbol> Callees => _callees;

    public void Visit(IOperation root)
    {
        var products = new ProductSources(root);
        foreach (var operation in root.DescendantsAndSelf())
        {
            Note(operation);
            if ((Marks & LossMark.Square) == 0 && products.MaySquare(operation) && program.Torch?.IsTensor(operation.Type) == true)
            {
                Marks |= LossMark.Square;
            }
        }
    }

    private void Note(IOperation operation)
    {
        switch (operation)
        {
            // What runs behind a function value is not seen here, nor what an operation does that has no name.
            case IInvocationOperation { TargetMethod.MethodKind: MethodKind.DelegateInvoke } or IDynamicInvocationOperation or IDynamicMemberReferenceOperation or IDynamicIndexerAccessOperation or IDynamicObjectCreationOperation:
                Marks = LossMark.All;
                break;
            case { Kind: OperationKind.None or OperationKind.Invalid } when program.Torch?.IsTensor(operation.Type) == true:
                Marks = LossMark.All;
                break;
            case IInvocationOperation call:
                Call(call.TargetMethod, call.Instance?.Type);
                break;
            case IObjectCreationOperation { Constructor: { } constructor }:
                Call(constructor);
                break;
            case IMethodReferenceOperation reference:
                Call(reference.Method, reference.Instance?.Type);
                break;
            case IPropertyReferenceOperation property:
                Read(property.Property);
                break;
            case IFieldReferenceOperation field:
                Read(field.Field);
                break;
            case IBinaryOperation { OperatorMethod: { } method }:
                Call(method);
                break;
            case IUnaryOperation { OperatorMethod: { } method }:
                Call(method);
                break;
            case ICompoundAssignmentOperation { OperatorMethod: { } method }:
                Call(method);
                break;
            case IIncrementOrDecrementOperation { OperatorMethod: { } method }:
                Call(method);
                break;
            case IConversionOperation { OperatorMethod: { } method }:
                Call(method);
                break;
            case IForEachLoopOperation { Collection: { } collection }:
                Enumerate(collection is IConversionOperation conversion ? conversion.Operand.Type : collection.Type);
                break;
            case IDeconstructionAssignmentOperation { Value.Type: INamedTypeSymbol type }:
                CallNamed(type, "Deconstruct");
                break;
        }
    }

    private void Call(IMethodSymbol method, ITypeSymbol? receiver = null)
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

        // A module of this program runs its forward.
        if (program.Torch?.IsModuleCall(method) == true && receiver is INamedTypeSymbol type && program.Types.IsSource(type) && program.FindOverride(method, type) is { } forward)
        {
            _callees.Add(forward.OriginalDefinition);
        }
        else if (program.Types.IsSource(method) || method.IsVirtual || method.IsAbstract || method.IsOverride || program.Torch?.IsModuleCall(method) == true
            || method.MethodKind == MethodKind.Constructor && program.Types.IsSource(method.ContainingType))
        {
            _callees.Add((method.PartialImplementationPart ?? method).OriginalDefinition);
        }
    }

    private void Read(IPropertySymbol property)
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

    private void Read(IFieldSymbol field) => Storage(field.OriginalDefinition, field.ContainingType);

    /// <summary>A static field has its initial value; what the constructor of an object computes stays in its fields.</summary>
    private void Storage(ISymbol member, INamedTypeSymbol? type)
    {
        if (type is null || !program.Types.IsSource(type))
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

    private void Enumerate(ITypeSymbol? type)
    {
        foreach (var start in type is INamedTypeSymbol sequence ? CallNamed(sequence, "GetEnumerator") : [])
        {
            if (start.ReturnType is INamedTypeSymbol enumerator)
            {
                CallNamed(enumerator, "MoveNext");
                CallNamed(enumerator, "get_Current");
            }
        }
    }

    private List<IMethodSymbol> CallNamed(INamedTypeSymbol type, string name)
    {
        var methods = program.Types.IsSource(type) ? type.GetMembers(name).OfType<IMethodSymbol>().ToList() : [];
        methods.ForEach(method => Call(method));
        return methods;
    }
}
