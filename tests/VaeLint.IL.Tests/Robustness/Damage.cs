using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace VaeLint.IL.Tests.Robustness;

/// <summary>An assembly or PDB with random damage: cut off, bytes anywhere, in the tables or in the code, other opcodes, tokens of other rows.</summary>
internal sealed class Damage
{
    private const int HeaderLength = 128;

    private static readonly byte[] Tables = [0x01, 0x02, 0x04, 0x06, 0x08, 0x0A, 0x11, 0x1B, 0x2B, 0x70];

    private readonly (int Start, int Length) _metadata;
    private readonly ImmutableArray<(int Start, int Length)> _bodies;

    public Damage(byte[] assembly)
    {
        using var file = new PEReader(ImmutableArray.Create(assembly));
        _metadata = (file.PEHeaders.MetadataStartOffset, file.PEHeaders.MetadataSize);
        var reader = file.GetMetadataReader();
        Tokens = (HeapStart(reader, HeapIndex.String), reader);
        _bodies = [.. reader.MethodDefinitions.Select(handle => reader.GetMethodDefinition(handle).RelativeVirtualAddress).Where(address => address != 0).Select(address => BodyAt(file, address))];
    }

    private (int Start, MetadataReader Reader) Tokens { get; }

    public static byte[] Of(byte[] file, Random random)
    {
        if (random.Next(3) == 0)
        {
            return file[..random.Next(file.Length)];
        }

        var damaged = (byte[])file.Clone();
        Overwrite(damaged, 0, damaged.Length, random, 1 + random.Next(60));
        return damaged;
    }

    /// <summary>One kind of damage, in a few places.</summary>
    public byte[] Next(byte[] assembly, Random random)
    {
        var damaged = (byte[])assembly.Clone();
        switch (random.Next(6))
        {
            case 0:
                return assembly[..random.Next(assembly.Length)];
            case 1:
                Overwrite(damaged, HeaderLength, damaged.Length - HeaderLength, random, 1 + random.Next(60));
                break;
            case 2:
                // The tables come before the names.
                Overwrite(damaged, _metadata.Start, Math.Max(1, Tokens.Start), random, 1 + random.Next(8));
                break;
            case 3:
                Overwrite(damaged, _metadata.Start, _metadata.Length, random, 1 + random.Next(20));
                break;
            case 4:
                var (start, length) = _bodies[random.Next(_bodies.Length)];
                Overwrite(damaged, start, length, random, 1 + random.Next(6));
                break;
            default:
                for (var count = 1 + random.Next(4); count > 0; count--)
                {
                    OtherToken(damaged, random);
                }

                break;
        }

        return damaged;
    }

    private static int HeapStart(MetadataReader reader, HeapIndex heap) => reader.GetHeapMetadataOffset(heap);

    private static (int Start, int Length) BodyAt(PEReader file, int address)
    {
        var section = file.PEHeaders.SectionHeaders[file.PEHeaders.GetContainingSectionIndex(address)];
        return (section.PointerToRawData + address - section.VirtualAddress, Math.Max(1, file.GetMethodBody(address).Size));
    }

    private static void Overwrite(byte[] bytes, int start, int length, Random random, int count)
    {
        for (; count > 0; count--)
        {
            bytes[Math.Min(bytes.Length - 1, start + random.Next(length))] = random.Next(3) == 0 ? (byte)random.Next(8) : (byte)random.Next(256);
        }
    }

    /// <summary>Whatever looks like a token in the code names another row.</summary>
    private void OtherToken(byte[] bytes, Random random)
    {
        var (start, length) = _bodies[random.Next(_bodies.Length)];
        var at = start + random.Next(length);
        while (at + 3 < Math.Min(bytes.Length, start + length) && !(Tables.Contains(bytes[at + 3]) && bytes[at + 2] == 0))
        {
            at++;
        }

        if (at + 3 < bytes.Length)
        {
            bytes[at] = (byte)random.Next(256);
            bytes[at + 3] = random.Next(2) == 0 ? bytes[at + 3] : Tables[random.Next(Tables.Length)];
        }
    }
}
