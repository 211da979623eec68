using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace VaeLint.CSharp.Hosting.Marks;

/// <summary>
/// Whether code can contain a loss with a divergence, or a call that a rule looks at, told by the operations that it can reach. Most tensor code of a program is layers, entropies and residual sums: their operations are
/// bound anyway, while lowering and evaluating them costs far more. It says yes too often; no too often only where two variables hold the tensor whose product is the square.
/// </summary>
internal sealed class LossMarks(RoslynProgram program)
{
    // Written for every member of a program, by all threads of the host.
    private const int Writers = 32;

    private readonly ConcurrentDictionary<ISymbol, MemberMarks> _members = NewTable<MemberMarks>();
    private readonly ConcurrentDictionary<ISymbol, MemberMarks?> _named = NewTable<MemberMarks?>();
    private readonly ConcurrentDictionary<ISymbol, bool> _reaches = NewTable<bool>();

    /// <param name="blocks">The operations of <paramref name="root"/> that the host has bound; empty to have them bound here.</param>
    public bool AreReachableFrom(ISymbol root, ImmutableArray<IOperation> blocks, CancellationToken cancellation)
    {
        root = root.OriginalDefinition;
        if (_reaches.TryGetValue(root, out var known))
        {
            return known;
        }

        var reader = new MemberMarksReader(program.WithCancellation(cancellation), cancellation);
        if (!blocks.IsDefaultOrEmpty && root is not IMethodSymbol { MethodKind: MethodKind.Constructor or MethodKind.StaticConstructor })
        {
            _members.GetOrAdd(root, _ => reader.OfBound(blocks));
        }

        // The code of other members is bound only where their names do not settle it.
        return Reaches(root, member => _members.TryGetValue(member, out var bound) ? bound : _named.GetOrAdd(member, reader.NamedBy) ?? OfBound(member, reader), cancellation)
            && (_reaches[root] = Reaches(root, member => OfBound(member, reader), cancellation));
    }

    private static ConcurrentDictionary<ISymbol, T> NewTable<T>() => new(Writers, Writers, SymbolEqualityComparer.Default);

    private MemberMarks OfBound(ISymbol member, MemberMarksReader reader) => _members.GetOrAdd(member, reader.Of);

    private bool Reaches(ISymbol root, Func<ISymbol, MemberMarks> read, CancellationToken cancellation)
    {
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default) { root };
        var pending = new Queue<ISymbol>(seen);
        var marks = LossMark.None;
        while (pending.Count > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            var member = read(pending.Dequeue());
            marks |= member.Own;
            if (marks == LossMark.All)
            {
                return true;
            }

            foreach (var callee in member.Callees)
            {
                if (_reaches.TryGetValue(callee, out var reaches) && reaches)
                {
                    return true;
                }

                if (seen.Add(callee))
                {
                    pending.Enqueue(callee);
                }
            }
        }

        // Whatever was seen on the way reaches no more than the start does.
        foreach (var member in seen)
        {
            _reaches[member] = false;
        }

        return false;
    }
}

/// <summary>What one member holds itself, and the members of the program that it may run.</summary>
internal sealed class MemberMarks(LossMark own, IReadOnlyCollection<ISymbol> callees)
{
    public LossMark Own { get; } = own;

    public IReadOnlyCollection<ISymbol> Callees { get; } = callees;
}
