using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using VaeLint.Core.Ir;

namespace VaeLint.CSharp.Lowering;

/// <summary>The temporaries of the control-flow graph: a value, a place to assign (<c>a ??= b</c>) or the enumerator of a foreach.</summary>
internal sealed partial class BodyLowering
{
    private void LowerCapture(IFlowCaptureOperation operation)
    {
        var captures = _scope!.Captures;
        if (EnumeratedSequence(operation.Value) is { } sequence)
        {
            var elements = Expression(sequence);
            var enumerator = NewRegister();
            Emit(new IrEnumerate(enumerator, elements, SyntaxOrigin.Of(sequence.Syntax)));
            captures[operation.Id] = new Capture(-1, null, enumerator);
            return;
        }

        var at = SyntaxOrigin.Of(operation.Syntax);
        var place = IsAssigned(operation.Id) ? PlaceOf(operation.Value) : null;
        if (!captures.TryGetValue(operation.Id, out var capture) || place is not null)
        {
            capture = new Capture(NewRegister(), place, -1);
            captures[operation.Id] = capture;
        }

        if (capture.Register >= 0)
        {
            var value = place is not null ? IsRead(operation.Id) ? Load(place, at) : -1
                : operation.Syntax.Parent is WithExpressionSyntax && IsSourceStruct(operation.Value.Type) ? CopyOfStruct(operation.Value, at)
                : Expression(operation.Value);
            if (value >= 0)
            {
                Emit(new IrMove(capture.Register, value, at));
            }
        }
    }

    private bool IsSourceStruct(ITypeSymbol? type) =>
        type is INamedTypeSymbol { IsTupleType: false, TypeKind: TypeKind.Struct } named && _program.Types.IsSource(named);

    /// <summary><c>value with { … }</c> changes a copy; the copies of plain assignments are not made.</summary>
    private int CopyOfStruct(IOperation value, Origin at)
    {
        var original = Expression(value);
        if (value.Type is not INamedTypeSymbol type || type.InstanceConstructors.FirstOrDefault(c => c.Parameters.IsEmpty) is not { } constructor)
        {
            return original;
        }

        var copy = NewRegister();
        Emit(new IrCall(copy, _program.Members.Method(constructor), -1, [], [], isCreation: true, at, at));
        foreach (var field in type.GetMembers().OfType<IFieldSymbol>())
        {
            if (!field.IsStatic)
            {
                var storage = _program.Members.Field(field, _cancellation);
                var content = NewRegister();
                Emit(new IrGetField(content, original, storage, at));
                Emit(new IrSetField(copy, storage, content, at));
            }
        }

        return copy;
    }

    private Capture CaptureOf(IFlowCaptureReferenceOperation reference)
    {
        var captures = _scope!.Captures;
        if (!captures.TryGetValue(reference.Id, out var capture))
        {
            capture = new Capture(NewRegister(), null, -1);
            captures[reference.Id] = capture;
        }

        return capture;
    }

    /// <summary>The collection of a foreach whose enumerator <paramref name="value"/> fetches.</summary>
    private static IOperation? EnumeratedSequence(IOperation value)
    {
        if (value is not IInvocationOperation { IsImplicit: true } call || call.Syntax.FirstAncestorOrSelf<CommonForEachStatementSyntax>() is not { } loop)
        {
            return null;
        }

        if (call.Syntax != loop.Expression || call.TargetMethod.Name is not ("GetEnumerator" or "GetAsyncEnumerator"))
        {
            return null;
        }

        var sequence = call.Instance ?? (call.Arguments.IsEmpty ? null : call.Arguments[0].Value);
        while (sequence is IConversionOperation { IsImplicit: true } conversion)
        {
            sequence = conversion.Operand;
        }

        return sequence;
    }

    private bool IsAssigned(CaptureId id) => AssignedCaptures().Contains(id);

    // A captured place is read where the graph refers to it anywhere but as the target of a plain assignment.
    private bool IsRead(CaptureId id) => _scope!.ReadCaptures.Contains(id);

    private HashSet<CaptureId> AssignedCaptures()
    {
        if (_scope!.AssignedCaptures is { } known)
        {
            return known;
        }

        var assigned = new HashSet<CaptureId>();
        foreach (var block in _scope.Graph.Blocks)
        {
            _cancellation.ThrowIfCancellationRequested();
            foreach (var operation in block.Operations)
            {
                FindCaptureUses(operation, assigned);
            }

            if (block.BranchValue is { } branch)
            {
                FindCaptureUses(branch, assigned);
            }
        }

        return _scope.AssignedCaptures = assigned;
    }

    private void FindCaptureUses(IOperation operation, HashSet<CaptureId> assigned)
    {
        foreach (var descendant in operation.DescendantsAndSelf())
        {
            if (descendant is not IFlowCaptureReferenceOperation reference)
            {
                continue;
            }

            var child = (IOperation)reference;
            var parent = reference.Parent;
            while (parent is ITupleOperation or IConversionOperation { IsImplicit: true })
            {
                child = parent;
                parent = parent.Parent;
            }

            var isPlainTarget = parent is ISimpleAssignmentOperation simple && simple.Target == child
                || parent is IDeconstructionAssignmentOperation deconstruction && deconstruction.Target == child;
            var isTarget = isPlainTarget
                || parent is IAssignmentOperation assignment && assignment.Target == child
                || parent is IIncrementOrDecrementOperation
                || parent is IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out }
                || parent is IInvocationOperation invocation && invocation.Instance == child && ChangesReceiver(invocation);
            if (isTarget)
            {
                assigned.Add(reference.Id);
            }

            if (!isPlainTarget)
            {
                _scope!.ReadCaptures.Add(reference.Id);
            }
        }
    }

    /// <summary><see cref="Sequence"/> is the register of the collection when the capture holds its enumerator, else −1.</summary>
    private sealed class Capture(int register, Place? place, int sequence)
    {
        public int Register { get; } = register;

        public Place? Place { get; } = place;

        public int Sequence { get; } = sequence;
    }
}
