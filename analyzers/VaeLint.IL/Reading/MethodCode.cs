using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace VaeLint.IL.Reading;

/// <summary>The decoded body of one method definition.</summary>
internal sealed class MethodCode
{
    private MethodCode(int address, List<IlInstruction> instructions, ImmutableArray<ExceptionRegion> regions, StandaloneSignatureHandle locals)
    {
        Address = address;
        Instructions = instructions;
        Regions = regions;
        Locals = locals;
    }

    /// <summary>Where the body lies in the module: with an IL offset added, a number that no other instruction of the module has.</summary>
    public int Address { get; }

    public IReadOnlyList<IlInstruction> Instructions { get; }

    public ImmutableArray<ExceptionRegion> Regions { get; }

    public StandaloneSignatureHandle Locals { get; }

    /// <summary>The index of the instruction that begins at an offset; −1 when none does.</summary>
    public int IndexAt(int offset)
    {
        var (first, last) = (0, Instructions.Count - 1);
        while (first <= last)
        {
            var middle = (first + last) / 2;
            switch (Instructions[middle].Offset.CompareTo(offset))
            {
                case 0:
                    return middle;
                case < 0:
                    first = middle + 1;
                    break;
                default:
                    last = middle - 1;
                    break;
            }
        }

        return -1;
    }

    /// <summary>null: abstract, external, native or unreadable.</summary>
    public static MethodCode? Read(PEReader file, MethodDefinition method)
    {
        if (method.RelativeVirtualAddress == 0)
        {
            return null;
        }

        try
        {
            var body = file.GetMethodBody(method.RelativeVirtualAddress);
            return body.GetILBytes() is { Length: > 0 } il
                ? new MethodCode(method.RelativeVirtualAddress, IlReader.Read(il), body.ExceptionRegions, body.LocalSignature)
                : null;
        }
        catch (Exception exception) when (exception is BadImageFormatException or InvalidOperationException or ArgumentException or OverflowException)
        {
            return null;
        }
    }
}
