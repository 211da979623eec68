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
    // A member with more callees is a method that many types override; what it reaches is looked for once.
    private const int FewCallees = 16;

    // Written for every member of a program, by all threads of the host.
    private const int Writers = 32;

    private readonly ConcurrentDictionary<ISymbol, MemberMarks> _members = NewTable<MemberMarks>();
    private readonly ConcurrentDictionary<ISymbol, MemberMarks?> _named = NewTable<MemberMarks?>();
    private readonly ConcurrentDictionary<ISymbol, bool> _reaches = NewTable<bool>();
    private readonly ConcurrentDictionary<ISymbol, LossMark> _reachedByNames = NewTable<LossMark>();
    private readonly ConcurrentDictionary<ISymbol, LossMark> _reached = NewTable<LossMark>();

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
            _members.GetOrAdd(root, _ => reader.OfBound(root, blocks));
        }

        // The code of other members is bound only where their names do not settle it.
        return _reaches[root] = Reached(root, member => _members.TryGetValue(member, out var bound) ? bound : _named.GetOrAdd(member, reader.NamedBy) ?? OfBound(member, reader), _reachedByNames, true, cancellation) == LossMark.All
            && Reached(root, member => OfBound(member, reader), _reached, true, cancellation) == LossMark.All;
    }

    private static ConcurrentDictionary<ISymbol, T> NewTable<T>() => new(Writers, Writers, SymbolEqualityComparer.Default);

    private MemberMarks OfBound(ISymbol member, MemberMarksReader reader) => _members.GetOrAdd(member, reader.Of);

    /// <summary>All marks that can be reached.</summary>
    private LossMark Reached(ISymbol start, Func<ISymbol, MemberMarks> read, ConcurrentDictionary<ISymbol, LossMark> known, bool isRoot, CancellationToken cancellation)
    {
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default) { start };
        var pending = new Queue<ISymbol>(seen);
        var marks = LossMark.None;
        while (pending.Count > 0 && marks != LossMark.All)
        {
            cancellation.ThrowIfCancellationRequested();
            var next = pending.Dequeue();
            if (known.TryGetValue(next, out var reached))
            {
                marks |= reached;
                continue;
            }

            var member = read(next);
            marks |= member.Own;
            if (isRoot && member.Callees.Count > FewCallees && !SymbolEqualityComparer.Default.Equals(next, start))
            {
                marks |= Reached(next, read, known, false, cancellation);
                continue;
            }

            foreach (var callee in member.Callees)
            {
                if (seen.Add(callee))
                {
                    pending.Enqueue(callee);
                }
            }
        }

        // Whatever was seen on the way reaches no more than the start.
        if (marks != LossMark.All)
        {
            foreach (var member in seen)
            {
                _reaches[member] = false;
            }
        }

        return known[start] = marks;
    }
}

/// <summary>What one member holds itself, and the members of the program that it may run.</summary>
internal sealed class MemberMarks(LossMark own, IReadOnlyCollection<ISymbol> callees)
{
    public LossMark Own { get; } = own;

    public IReadOnlyCollection<ISymbol> Callees { get; } = callees;
}
