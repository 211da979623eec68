using System.Collections.Immutable;
using VaeLint.Core.Algebra;
using VaeLint.Core.Ir;
using VaeLint.Core.Models;

namespace VaeLint.Core.Evaluation;

/// <content>Fields, elements and values that come from outside.</content>
public sealed partial class Evaluator
{
    private readonly Dictionary<string, ImmutableDictionary<string, AbstractValue>> _constructed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, AbstractValue> _initialHeap = new(StringComparer.Ordinal);
    private readonly Dictionary<string, AbstractValue> _statics = new(StringComparer.Ordinal);
    private readonly HashSet<string> _beingConstructed = new(StringComparer.Ordinal);

    /// <summary>A value that nothing is known of but its type.</summary>
    internal AbstractValue Fresh(string name, TypeRef type)
    {
        type = type.Yielded;
        switch (type.Kind)
        {
            case TypeRefKind.Tensor:
                var leaf = _atoms.Leaf(name, null, Site.None);
                leaf.IsModelParameter |= type.Name == TypeRef.ParameterName;
                leaf.IsFromOutside = !leaf.IsModelParameter;
                return new NumericValue(Polynomial.Of(leaf), isTensor: true);
            case TypeRefKind.Integer or TypeRefKind.Floating:
                var isIntegral = type.Kind == TypeRefKind.Integer;
                return new NumericValue(Polynomial.Constant(Coefficient.Of(Symbol.Free(name, SymbolName.Of(name), isIntegral))), isIntegral: isIntegral);
            case TypeRefKind.Boolean:
                return new ConditionValue(name);
            case TypeRefKind.Nullable when type.Arguments.Count == 1 && type.Arguments[0].IsNumeric:
                return Fresh(name, type.Arguments[0]);
            case TypeRefKind.Tuple:
                return new TupleValue(type.Arguments.Select((element, index) => Fresh($"{name}.Item{index + 1}", element)).ToList());
            case TypeRefKind.Other when type.IsSource:
                return new ObjectValue(type, name);
            case TypeRefKind.Other when IsModule(type) || _program.Vocabulary.Mentions(type.Name):
                return new ModuleValue(type.Name, name);
            default:
                return new UnknownValue(name);
        }
    }

    private static bool IsModule(TypeRef type) =>
        !type.IsSource && (type.Name.StartsWith("TorchSharp.Modules.", StringComparison.Ordinal) || type.Name.StartsWith("TorchSharp.torch.nn.Module", StringComparison.Ordinal));

    /// <summary>An argument of the root: its default where it has one, except that a flag takes both values.</summary>
    private AbstractValue RootArgument(ParameterRef parameter)
    {
        if (!parameter.HasDefault || parameter.Type.Kind == TypeRefKind.Boolean)
        {
            return Fresh(parameter.Name, parameter.Type);
        }

        if (parameter.Default is not null)
        {
            return Constant(parameter.Default, parameter.Name);
        }

        return parameter.Type.Kind is TypeRefKind.Enum || parameter.Type.IsNumeric ? Fresh(parameter.Name, parameter.Type) : NullValue.Instance;
    }

    private AbstractValue GetField(IrGetField get, EvaluationState state)
    {
        if (get.Instance < 0)
        {
            return GetStatic(get.Field, state);
        }

        var instance = Read(state, get.Instance);
        if (instance is TupleValue tuple && get.Field.Name.StartsWith("Item", StringComparison.Ordinal)
            && int.TryParse(get.Field.Name.Substring(4), out var item) && item >= 1 && item <= tuple.Items.Count)
        {
            return tuple.Items[item - 1];
        }

        if (instance is not ObjectValue owner)
        {
            return Fresh($"{Name(instance)}.{get.Field.Name}", get.Field.Type);
        }

        var key = owner.Id + "." + get.Field.Name;
        if (state.Heap.TryGetValue(key, out var stored))
        {
            return stored;
        }

        if (!Constructed(owner).TryGetValue(get.Field.Name, out var initial) || !IsLasting(get.Field, initial))
        {
            return Fresh(key, get.Field.Type);
        }

        return initial is NumericValue { IsTensor: true } tensor && !DependsOnArguments(tensor, owner) ? Weight(key) : initial;
    }

    /// <summary>The constructor computed it from its arguments, so it may be a function of the batch.</summary>
    private static bool DependsOnArguments(NumericValue tensor, ObjectValue owner)
    {
        var prefix = ArgumentPrefix(owner);
        return tensor.Polynomial.LeafAtoms.Any(a => a.Name.IndexOf(prefix, StringComparison.Ordinal) >= 0);
    }

    private static string ArgumentPrefix(ObjectValue owner) => owner.Id + "<-";

    /// <summary>A tensor that only construction can set is a parameter of the model, not something computed from the batch.</summary>
    private NumericValue Weight(string name)
    {
        var leaf = _atoms.Leaf(name, null, Site.None);
        leaf.IsModelParameter = true;
        return new NumericValue(Polynomial.Of(leaf), isTensor: true);
    }

    /// <summary>Layers and objects are not swapped in practice; numbers and flags that can be reassigned are options.</summary>
    private static bool IsLasting(FieldRef field, AbstractValue value) =>
        field.IsNeverReassigned || value is ModuleValue or ObjectValue or FunctionValue or DistributionValue;

    private void SetField(IrSetField set, EvaluationState state)
    {
        var value = Read(state, set.Value);
        if (value is NumericValue { IsTensor: true } tensor)
        {
            RecordSink(tensor, state, At(set.At));
        }

        if (set.Instance < 0)
        {
            state.Heap = state.Heap.SetItem("static " + set.Field, value);
        }
        else if (Read(state, set.Instance) is ObjectValue owner)
        {
            state.Heap = state.Heap.SetItem(owner.Id + "." + set.Field.Name, value);
        }
    }

    /// <summary>What the constructors of an object's type agree on for its fields.</summary>
    private ImmutableDictionary<string, AbstractValue> Constructed(ObjectValue owner)
    {
        if (_constructed.TryGetValue(owner.Id, out var known))
        {
            return known;
        }

        if (!owner.Type.IsSource || _path.Depth >= _budget.Depth || !_beingConstructed.Add(owner.Type.Name))
        {
            return Heap.NoEntries;
        }

        ImmutableDictionary<string, AbstractValue>? agreed = null;
        var sinks = Sinks.Count;
        var self = new ObjectValue(owner.Type, owner.Id);
        foreach (var constructor in _program.GetConstructors(owner.Type))
        {
            if (_program.GetBody(constructor) is not { } body)
            {
                continue;
            }

            var arguments = body.Parameters.Select(p => ConstructorArgument(p, owner)).ToList();
            var start = Nothing();
            foreach (var outcome in Run(body, new CallPath(body, null, Origin.None), self, arguments, start, null))
            {
                var fields = outcome.Final.Heap.Entries;
                agreed = agreed is null ? fields : agreed.RemoveRange(agreed.Where(f => !fields.TryGetValue(f.Key, out var other) || other.Key != f.Value.Key).Select(f => f.Key));
            }
        }

        Sinks.RemoveRange(sinks, Sinks.Count - sinks);
        _beingConstructed.Remove(owner.Type.Name);
        return _constructed[owner.Id] = Split(agreed ?? Heap.NoEntries, owner.Id + ".");
    }

    private AbstractValue ConstructorArgument(ParameterRef parameter, ObjectValue owner) =>
        parameter is { HasDefault: true, Default: not null } ? Constant(parameter.Default, parameter.Name)
        : parameter.Type.IsNumeric ? Fresh(parameter.Name, parameter.Type)
        : Fresh(ArgumentPrefix(owner) + parameter.Name, parameter.Type);

    private EvaluationState Nothing() => new(0, new Heap(_initialHeap), EmptyFacts, 0);

    /// <summary>The object's own fields; what construction put into other objects is there on every path.</summary>
    private ImmutableDictionary<string, AbstractValue> Split(ImmutableDictionary<string, AbstractValue> heap, string prefix)
    {
        foreach (var other in heap.Where(f => !f.Key.StartsWith(prefix, StringComparison.Ordinal) && !_initialHeap.ContainsKey(f.Key)))
        {
            _initialHeap.Add(other.Key, other.Value);
        }

        return heap.Where(f => f.Key.StartsWith(prefix, StringComparison.Ordinal))
            .ToImmutableDictionary(f => f.Key.Substring(prefix.Length), f => f.Value, StringComparer.Ordinal);
    }

    private AbstractValue GetStatic(FieldRef field, EvaluationState state)
    {
        var key = field.ToString();
        if (state.Heap.TryGetValue("static " + key, out var stored))
        {
            return stored;
        }

        if (_statics.TryGetValue(key, out var known))
        {
            return known;
        }

        var fresh = Fresh(key, field.Type);
        _statics[key] = fresh;
        if (field.DeclaringType.IsSource && _program.GetStaticInitializer(field) is { } body && _path.Depth < _budget.Depth)
        {
            var sinks = Sinks.Count;
            var outcomes = Run(body, new CallPath(body, null, Origin.None), null, [], Nothing(), null);
            Sinks.RemoveRange(sinks, Sinks.Count - sinks);
            if (outcomes.Count == 1 && outcomes[0].Result is var initial and not (UnknownValue or NullValue) && IsLasting(field, initial))
            {
                foreach (var entry in outcomes[0].Final.Heap)
                {
                    _initialHeap[entry.Key] = entry.Value;
                }

                _statics[key] = initial is NumericValue { IsTensor: false } number && number.Polynomial.AsNumber is { } value
                    ? new NumericValue(Polynomial.Constant(Coefficient.FromConstant(value, number.IsIntegral ? field.Name : null)), isIntegral: number.IsIntegral)
                    : initial;
            }
        }

        return _statics[key];
    }

    private AbstractValue GetElement(IrGetElement element, EvaluationState state)
    {
        var (source, index) = (Read(state, element.Source), Read(state, element.Index));
        if (state.Heap.TryGetValue($"{source.Key}[{index.Key}]", out var stored))
        {
            return stored;
        }

        if (DictionaryModel.Entry(source, index, state) is { } entry)
        {
            return entry;
        }

        source = source is ObjectValue owner && DictionaryModel.IsDictionary(owner.Type) ? source : SequenceModel.Resolve(source, state) ?? source;
        if (index is NumericValue { Polynomial.AsNumber: { } number })
        {
            var position = (int)number;
            switch (source)
            {
                case SequenceValue { IsRepresentative: false } sequence when position >= 0 && position < sequence.Items.Count:
                    return sequence.Items[position];
                case TupleValue tuple when position >= 0 && position < tuple.Items.Count:
                    return tuple.Items[position];
                case ShapeValue shape:
                    return ShapeModel.Size(shape.Tensor, position < 0 ? position : position + shape.Skip);
            }
        }

        return source switch
        {
            SequenceValue { IsRepresentative: true } sequence => sequence.Items[0],
            ShapeValue => new NumericValue(Polynomial.Constant(Coefficient.Of(Symbol.Opaque(source.Key + index.Key, "an axis that is not a constant"))), isIntegral: true),
            NumericValue { IsTensor: true } tensor when index is NumericValue { IsTensor: false } => _torch.Shapes.Element(tensor, At(element.At)),
            NumericValue { IsTensor: true } tensor => _torch.Shapes.Slice(tensor, [index], At(element.At)),
            _ => Fresh($"{Name(source)}[{Name(index)}]", element.Type),
        };
    }

    private void SetElement(IrSetElement element, EvaluationState state)
    {
        var (source, index, value) = (Read(state, element.Source), Read(state, element.Index), Read(state, element.Value));
        RecordSink(value, state, At(element.At));
        if (source is SequenceValue array)
        {
            SequenceModel.NoteStore(array, state);
        }

        if (!DictionaryModel.Set(source, index, value, state))
        {
            state.Heap = state.Heap.SetItem($"{source.Key}[{index.Key}]", value);
        }
    }
}
