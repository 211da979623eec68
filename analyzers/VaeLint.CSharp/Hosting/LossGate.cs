using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using VaeLint.Core.Models;
using VaeLint.Core.Vocabulary;

namespace VaeLint.CSharp.Hosting;

/// <summary>Whether a compilation can contain a divergence at all: one flag per tree, kept as long as the tree lives and the same words are looked for.</summary>
internal static class LossGate
{
    private const int ChunkLength = 8192;

    private static readonly string[] Words = ["exp", "log", "kl_div", "VaeLint"];

    private static readonly ConditionalWeakTable<SyntaxTree, Flag> Flags = new();

    public static bool IsOpen(Compilation compilation, UserVocabulary vocabulary, CancellationToken cancellation)
    {
        string[] words = [.. Words, .. vocabulary.Losses.Where(loss => loss.Api.Family == LossFamily.Divergence).Select(loss => loss.SimpleName)];
        foreach (var tree in compilation.SyntaxTrees)
        {
            cancellation.ThrowIfCancellationRequested();
            if (IsOpen(tree, words, cancellation))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsOpen(SyntaxTree tree, string[] words, CancellationToken cancellation)
    {
        if (!Flags.TryGetValue(tree, out var flag) || !flag.Words.SequenceEqual(words))
        {
            flag = new Flag(words, Mentions(tree.GetText(cancellation), words));
            Flags.Remove(tree);
            Flags.GetValue(tree, _ => flag);
        }

        return flag.IsOpen;
    }

    // In chunks that overlap by a word: the text of a file is never copied as a whole.
    private static bool Mentions(SourceText text, string[] words)
    {
        var longest = words.Max(word => word.Length);
        var chunkLength = Math.Max(ChunkLength, 2 * longest);
        var buffer = new char[Math.Min(chunkLength, text.Length)];
        for (var start = 0; start < text.Length; start += chunkLength - longest)
        {
            var length = Math.Min(buffer.Length, text.Length - start);
            text.CopyTo(start, buffer, 0, length);
            var chunk = new ReadOnlySpan<char>(buffer, 0, length);
            foreach (var word in words)
            {
                if (chunk.IndexOf(word.AsSpan()) >= 0)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private sealed class Flag(string[] words, bool isOpen)
    {
        public string[] Words { get; } = words;

        public bool IsOpen { get; } = isOpen;
    }
}
