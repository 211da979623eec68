using System.Text;

namespace VaeLint.Core.Ir;

/// <summary>Text of a body, for tests and bug reports.</summary>
public static class IrPrinter
{
    public static string Print(IrBody body)
    {
        var text = new StringBuilder();
        text.Append(body.Name).Append('(');
        for (var index = 0; index < body.Parameters.Count; index++)
        {
            text.Append(index == 0 ? "" : ", ").Append('r').Append(body.ParameterRegisters[index]).Append(' ').Append(body.Parameters[index].Name);
        }

        text.AppendLine(")");
        for (var index = 0; index < body.Blocks.Count; index++)
        {
            text.Append(' ').Append(index).AppendLine(":");
            foreach (var instruction in body.Blocks[index].Instructions)
            {
                text.Append("   ").AppendLine(Print(instruction));
            }

            text.Append("   ").AppendLine(Print(body.Blocks[index].Terminator));
        }

        return text.ToString();
    }

    public static string Print(IrInstruction instruction)
    {
        var right = instruction switch
        {
            IrConstant c => $"const {c.Value ?? "null"}{(c.Name is null ? "" : " '" + c.Name + "'")}",
            IrMove m => $"r{m.Source}",
            IrConvert c => $"convert r{c.Source} to {c.Type}",
            IrDefault d => $"default {d.Type}",
            IrGetField f => f.Instance < 0 ? $"{f.Field}" : $"r{f.Instance}.{f.Field.Name}",
            IrSetField f => (f.Instance < 0 ? $"{f.Field}" : $"r{f.Instance}.{f.Field.Name}") + $" <- r{f.Value}",
            IrCall c => $"{(c.IsCreation ? "new " : "")}{c.Method}{(c.Receiver < 0 ? "" : $" on r{c.Receiver}")}({Registers(c.Arguments)})",
            IrInvoke i => $"invoke r{i.Function}({Registers(i.Arguments)})",
            IrBinary b => $"r{b.Left} {b.Operator} r{b.Right}",
            IrUnary u => $"{u.Operator} r{u.Operand}",
            IrMakeTuple t => $"tuple({Registers(t.Items)})",
            IrTupleItem t => $"r{t.Source}.item{t.Index}",
            IrMakeArray a => $"array({string.Join(", ", a.Items.Select((r, i) => (a.Spread?[i] == true ? "..r" : "r") + r))})",
            IrGetElement e => $"r{e.Source}[r{e.Index}]",
            IrSetElement e => $"r{e.Source}[r{e.Index}] <- r{e.Value}",
            IrMakeClosure c => $"closure {c.Body.Name}({string.Join(", ", c.Captures.Select(x => $"r{x.Outer}->r{x.Inner}"))})",
            IrMakeDelegate d => $"delegate {d.Method}{(d.Receiver < 0 ? "" : $" on r{d.Receiver}")}",
            IrTypeTest t => $"r{t.Source} is {t.Type}",
            IrEnumerate e => $"elements of r{e.Sequence}",
            IrMoreElements m => $"more of r{m.Enumerator}",
            IrNextElement n => $"next of r{n.Sequence}",
            IrOpaque o => $"opaque {o.Reason} ({Registers(o.Operands)})",
            _ => instruction.GetType().Name,
        };
        return instruction.Target < 0 ? right : $"r{instruction.Target} = {right}";
    }

    private static string Print(IrTerminator terminator) => terminator switch
    {
        IrGoto jump => $"goto {jump.Block}",
        IrBranch branch => $"if r{branch.Condition} then {branch.WhenTrue} else {branch.WhenFalse}",
        IrSwitch many => $"switch {string.Join(", ", many.Blocks)}",
        IrReturn result => result.Value < 0 ? "return" : $"return r{result.Value}",
        _ => "throw",
    };

    private static string Registers(IReadOnlyList<int> registers) => string.Join(", ", registers.Select(r => "r" + r));
}
