using System.Reflection.Metadata;

namespace VaeLint.IL.Reading;

/// <summary>Goes over the instructions of a body and keeps none of them: for what is asked of all the code of a module. What is cut off or undefined ends the way.</summary>
internal sealed class IlCursor(byte[] il)
{
    private int _position;

    public ILOpCode Code { get; private set; }

    /// <summary>0 where the instruction names nothing.</summary>
    public int Token { get; private set; }

    /// <summary>The code of the instruction that follows; nop at the end.</summary>
    public ILOpCode NextCode
    {
        get
        {
            var position = _position;
            return position < il.Length ? IlReader.ReadCode(il, ref position) : ILOpCode.Nop;
        }
    }

    public bool MoveNext()
    {
        if (_position >= il.Length)
        {
            return false;
        }

        Code = IlReader.ReadCode(il, ref _position);
        var size = IlReader.OperandSize(Code);
        if (size < 0 || _position + size > il.Length)
        {
            _position = il.Length;
            return false;
        }

        Token = IlReader.HasToken(Code) ? BitConverter.ToInt32(il, _position) : 0;
        _position += Code == ILOpCode.Switch ? (int)Math.Min(4 + (4L * BitConverter.ToUInt32(il, _position)), il.Length - _position) : size;
        return true;
    }
}
