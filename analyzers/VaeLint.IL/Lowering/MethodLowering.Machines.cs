using System.Reflection.Metadata;
using VaeLint.Core.Ir;
using VaeLint.IL.Metadata;

namespace VaeLint.IL.Lowering;

/// <summary>
/// async methods and iterators: their MoveNext is lowered as the method that was written. An awaited task has always finished, so a suspension is never reached;
/// an iterator goes on behind its yield. The body of an F# task is a function of the method that starts it, and its data what the task yields.
/// </summary>
internal sealed partial class MethodLowering
{
    // The local in which MoveNext keeps the state.
    private int _stateLocal = -1;
    private int _result = -1;
    private bool _isSuspended;

    private void ReturnFromMachine()
    {
        if (!_machine!.IsIterator)
        {
            _block.Terminator = new IrReturn(_result, At);
            return;
        }

        var value = _stack.Count > 0 ? Pop() : null;
        if (_state.Field > 0 && value is not { Constant: 0 })
        {
            _stack.Clear();
            _block.Terminator = new IrGoto(BlockOf(new BlockKey(0, new MachineState(_state.Field, _state.Field), null)));
            return;
        }

        var sequence = Opaque(TypeRef.Unknown, [], IrOpaque.Iterator);
        _block.Terminator = new IrReturn(sequence, At);
    }

    /// <summary>Calls that only make sense inside an async method: false for any other.</summary>
    private bool CallMachinery(MethodRef method)
    {
        var type = method.DeclaringType.Name;
        if (type.StartsWith("System.Runtime.CompilerServices.", StringComparison.Ordinal) && type.EndsWith("MethodBuilder", StringComparison.Ordinal))
        {
            CallBuilder(method);
            return true;
        }

        switch (method.Name)
        {
            case "GetAwaiter" when !method.IsSource && !method.IsStatic && method.Parameters.Count == 0:
                Push(Awaited(Pop(), method.ReturnType));
                return true;
            case "ConfigureAwait" when type.StartsWith("System.Threading.Tasks.", StringComparison.Ordinal):
                Pop();
                Push(Awaited(Pop(), method.ReturnType));
                return true;
            case "get_IsCompleted" when IsAwaiter(type):
                Pop();
                PushConstant(1, TypeRef.Boolean);
                return true;
            case "GetResult" when IsAwaiter(type):
                var result = Awaited(Pop(), method.ReturnType);
                if (method.ReturnType.Kind != TypeRefKind.Void)
                {
                    Push(result);
                }

                return true;
            default:
                return false;
        }
    }

    private static bool IsAwaiter(string type) =>
        type.StartsWith("System.Runtime.CompilerServices.", StringComparison.Ordinal) && type.EndsWith("Awaiter", StringComparison.Ordinal);

    private static bool IsTaskData(TypeRef type) => type.Name == "Microsoft.FSharp.Control.TaskStateMachineData";

    /// <summary>A task and its awaiter are what they will yield.</summary>
    private StackValue Awaited(StackValue task, TypeRef type) => new(Receiver(task), type, task.At) { IsVariable = task.IsVariable || task.Address is RegisterPlace };

    private void CallBuilder(MethodRef method)
    {
        var arguments = Pop(method.Parameters.Count);
        var builder = method.IsStatic ? null : Pop();
        if (method.Name == "Start" && arguments.Count == 1 && _context.StateMachines.ResumableCode(arguments[0].Type) is { IsNil: false } code)
        {
            Emit(new IrInvoke(NewRegister(), Closure(_context.Members.Definition(code), code, -1), [], At));
            return;
        }

        if (method.Name == "get_Task" && builder?.Address is FieldPlace { Field: var field, Instance: var data } && IsTaskData(field.DeclaringType))
        {
            Push(new StackValue(data, method.ReturnType, At) { IsVariable = true });
            return;
        }

        if (method.Name == "SetResult" && arguments.Count == 1)
        {
            _result = _result < 0 ? NewRegister() : _result;
            Emit(new IrMove(_result, Use(arguments[0], method.Parameters[0].Type), arguments[0].At));
        }

        if (method.Name is "AwaitUnsafeOnCompleted" or "AwaitOnCompleted")
        {
            _block.Terminator = IrThrow.Instance;
            _isSuspended = true;
        }
        else if (method.ReturnType.Kind != TypeRefKind.Void)
        {
            Push(Opaque(method.ReturnType, [], "builder"), method.ReturnType);
        }
    }
}
