using System.Reflection.Metadata;
using VaeLint.Core.Ir;
using VaeLint.IL.Metadata;

namespace VaeLint.IL.Lowering;

/// <summary>Captured variables: fields of a display class, closure or state machine, which are variables of the member again.</summary>
internal sealed partial class MethodLowering
{
    private readonly Dictionary<(string Type, string Field), int> _variables = [];
    private readonly List<((string Type, string Field) Variable, int Register)> _captured = [];

    // Environments that this body itself makes.
    private readonly HashSet<string> _owned = new(StringComparer.Ordinal);

    private void LoadCaptured(FieldRef field, bool isAddress)
    {
        if (IsState(field))
        {
            Push(new StackValue(-1, Int32, At) { IsConstant = true, Constant = _state.Field, IsMachineState = true });
            return;
        }

        if (_context.IsEnvironment(field.Type))
        {
            Push(new StackValue(-1, field.Type, At) { IsEnvironment = true });
            return;
        }

        if (IsThis(field))
        {
            DeclareThis(field.Type);
            Push(new StackValue(_body.ThisRegister, field.Type, At));
            return;
        }

        var place = new RegisterPlace(Variable(field), field.Type);
        Push(isAddress
            ? new StackValue(-1, field.Type, At) { Address = place }
            : new StackValue(place.Register, field.Type, At) { IsVariable = true, IsDefault = _defaults.Contains(place.Register), Source = place });
    }

    private void StoreCaptured(FieldRef field, StackValue value)
    {
        if (IsState(field))
        {
            _state = _state with { Field = value.Constant as int? ?? _state.Field };
            return;
        }

        if (GeneratedNames.IsMachineCurrent(field.Name) || (_machine is { IsSequence: true } && GeneratedNames.IsSequenceCurrent(field.Name)))
        {
            // A sequence that ends forgets its last element.
            if (value is not { IsConstant: true, Constant: null })
            {
                Emit(new IrOpaque(NewRegister(), field.Type, [Use(value, field.Type)], IrOpaque.Yield, At));
            }

            return;
        }

        if (!value.IsEnvironment && !IsThis(field))
        {
            Store(new RegisterPlace(Variable(field), field.Type), value);
        }
    }

    private bool IsState(FieldRef field) => GeneratedNames.IsMachineState(field.Name) || (_machine is { IsSequence: true } && GeneratedNames.IsSequenceState(field.Name));

    private static bool IsThis(FieldRef field) => GeneratedNames.IsThis(field.Name);

    private int Variable(FieldRef field) => Variable((field.DeclaringType.Name, GeneratedNames.Variable(field.Name)));

    private int Variable((string Type, string Field) variable)
    {
        if (_variables.TryGetValue(variable, out var known))
        {
            return known;
        }

        var register = NewRegister();
        _variables[variable] = register;
        _body.RegisterNames[register] = variable.Field;
        if (_parent is not null && !_owned.Contains(variable.Type))
        {
            _captured.Add((variable, register));
        }

        return register;
    }
}
