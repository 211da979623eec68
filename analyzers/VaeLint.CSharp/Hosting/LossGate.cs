using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace VaeLint.CSharp.Hosting;

/// <summary>Whether a compilation can contain a divergence at all: one flag per tree, kept as long as the tree lives.</summary>
internal static class LossGate
{
    private const int ChunkLength = 8192;

    private static readonly string[] Words = ["exp", "log", "kl_div", "VaeLint"];

    private static readonly ConditionalWeakTable<SyntaxTree, object> Flags = new();
    private static readonly object Open = new();
    private static readonly object Closed = new();

    public static bool IsOpen(Compilation compilation, CancellationToken cancellation)
    {
        foreach (var tree in compilation.SyntaxTrees)
        {
            cancellation.ThrowIfCancellationRequested();
            if (IsOpen(tree, cancellation))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsOpen(SyntaxTree tree, CancellationToken cancellation)
    {
        if (!Flags.TryGetValue(tree, out var flag))
        {
            flag = Mentions(tree.GetText(cancellation)) ? Open : Closed;
            Flags.GetValue(tree, _ => flag);
        }

        return ReferenceEquals(flag, Open);
    }

    // In chunks that overlap by a word: the text of a file is never copied as a whole.
    private static bool Mentions(SourceText text)
    {
        var longest = Words.Max(word => word.Length);
        var buffer = new char[Math.Min(ChunkLength, text.Length)];
        for (var start = 0; start < text.Length; start += ChunkLength - longest)
        {
            var length = Math.Min(buffer.Length, text.Length - start);
            text.CopyTo(start, buffer, 0, length);
            var chunk = new ReadOnlySpan<char>(buffer, 0, length);
            foreach (var word in Words)
            {
                if (chunk.IndexOf(word.AsSpan()) >= 0)
                {
                    return true;
                }
            }
        }

        return false;
    }
}
