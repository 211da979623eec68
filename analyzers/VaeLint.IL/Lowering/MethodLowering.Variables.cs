using VaeLint.Core.Ir;
using VaeLint.IL.Metadata;

namespace VaeLint.IL.Lowering;

/// <summary>Arguments and locals, by value and by address.</summary>
internal sealed partial class MethodLowering
{
    private void LoadArgument(int index)
    {
        if (index >= _arguments.Count)
        {
            Push(Opaque(TypeRef.Unknown, [], "argument"), TypeRef.Unknown);
            return;
        }

        var argument = _arguments[index];
        Push(argument.IsEnvironment || argument.Address is not null
            ? argument with { At = At }
            : argument with { At = At, IsVariable = true, Source = new RegisterPlace(argument.Register, argument.Type) });
    }

    private void LoadArgumentAddress(int index)
    {
        if (index >= _arguments.Count || _arguments[index] is not { IsEnvironment: false } argument)
        {
            LoadArgument(index);
            return;
        }

        Push(new StackValue(-1, argument.Type, At) { Address = argument.Address ?? new RegisterPlace(argument.Register, argument.Type) });
    }

    private void StoreArgument(int index)
    {
        var value = Pop();
        if (index < _arguments.Count && _arguments[index] is { IsEnvironment: false, Register: >= 0 } argument)
        {
            Store(new RegisterPlace(argument.Register, argument.Type), value);
        }
    }

    private void LoadLocal(int index)
    {
        if (index >= _locals.Length)
        {
            Push(Opaque(TypeRef.Unknown, [], "local"), TypeRef.Unknown);
            return;
        }

        if (index == _stateLocal)
        {
            Push(new StackValue(-1, Int32, At) { IsConstant = true, Constant = _state.Local, IsMachineState = true });
            return;
        }

        if (_aliases.TryGetValue(index, out var place))
        {
            Push(new StackValue(-1, place.Type, At) { Address = place });
            return;
        }

        if (_buffers.TryGetValue(index, out var buffer))
        {
            Push(new StackValue(-1, _localTypes[index], At) { Array = buffer });
            return;
        }

        // F# starts a task through a reference to its variables.
        var type = _localTypes[index];
        Push(_context.IsEnvironment(TypeProvider.Referent(type))
            ? new StackValue(-1, TypeProvider.Referent(type), At) { IsEnvironment = true }
            : new StackValue(_locals[index], type, At) { IsVariable = true, IsDefault = _defaults.Contains(_locals[index]), Source = new RegisterPlace(_locals[index], type) });
    }

    private void LoadLocalAddress(int index)
    {
        if (index >= _locals.Length || index == _stateLocal || _context.IsEnvironment(_localTypes[index]) || _aliases.ContainsKey(index))
        {
            LoadLocal(index);
            return;
        }

        if (InlineBufferLength(_localTypes[index]) is > 0 and var length)
        {
            if (!_buffers.TryGetValue(index, out var buffer))
            {
                _buffers[index] = buffer = new PendingArray(length, _localTypes[index].Arguments.FirstOrDefault() ?? TypeRef.Unknown);
            }

            Push(new StackValue(-1, _localTypes[index], At) { Array = buffer });
            return;
        }

        Push(new StackValue(-1, _localTypes[index], At) { Address = new RegisterPlace(_locals[index], _localTypes[index]) });
    }

    private void StoreLocal(int index)
    {
        var value = Pop();
        if (index >= _locals.Length || value.IsEnvironment)
        {
            return;
        }

        if (index == _stateLocal || value.IsMachineState)
        {
            _stateLocal = index;
            _state = _state with { Local = value.Constant as int? ?? _state.Local };
            return;
        }

        if (TypeProvider.IsByReference(_localTypes[index]))
        {
            if (value.Address is { } place)
            {
                _aliases[index] = place;
            }

            return;
        }

        Store(new RegisterPlace(_locals[index], _localTypes[index]), value);
    }
}
