using System.Runtime.CompilerServices;
using VaeLint.Core.Ir;

namespace VaeLint.Core.Evaluation;

/// <summary>Blocks of a body in reverse postorder, a loop before what follows it; an edge to an earlier block is a loop.</summary>
internal sealed class BlockOrder
{
    private static readonly ConditionalWeakTable<IrBody, BlockOrder> Cache = new();

    private readonly Dictionary<int, HashSet<int>> _loops = [];
    private readonly Dictionary<int, IReadOnlyList<int>> _counters = [];
    private readonly int[] _positions;
    private readonly int[][] _successors;
    private readonly Dictionary<int, int> _exits = [];

    private BlockOrder(IrBody body)
    {
        _successors = [.. body.Blocks.Select(block => block.Successors.ToArray())];
        (Blocks, _positions) = Sort(body, block => _successors[block]);
        FindLoops(body);
        if (_loops.Count > 0)
        {
            _counters = _loops.ToDictionary(loop => loop.Key, loop => LoopCounters.Of(body, loop.Value));

            // What is visited first ends up last: the ways out of a loop, so that they come behind all of it.
            (Blocks, _positions) = Sort(body, block => _successors[block].OrderBy(successor => _loops.Values.Count(loop => loop.Contains(block) && loop.Contains(successor))));
        }
    }

    private static (List<int> Blocks, int[] Positions) Sort(IrBody body, Func<int, IEnumerable<int>> successorsOf)
    {
        var visited = new bool[body.Blocks.Count];
        var postorder = new List<int>();
        var stack = new Stack<(int Block, IEnumerator<int> Successors)>();
        visited[0] = true;
        stack.Push((0, successorsOf(0).GetEnumerator()));
        while (stack.Count > 0)
        {
            var (block, successors) = stack.Peek();
            if (!successors.MoveNext())
            {
                postorder.Add(block);
                stack.Pop();
            }
            else if (!visited[successors.Current])
            {
                visited[successors.Current] = true;
                stack.Push((successors.Current, successorsOf(successors.Current).GetEnumerator()));
            }
        }

        postorder.Reverse();
        var positions = Enumerable.Repeat(int.MaxValue, body.Blocks.Count).ToArray();
        for (var index = 0; index < postorder.Count; index++)
        {
            positions[postorder[index]] = index;
        }

        return (postorder, positions);
    }

    public IReadOnlyList<int> Blocks { get; }

    public static BlockOrder Of(IrBody body) => Cache.GetValue(body, b => new BlockOrder(b));

    /// <summary>The successor that enters the loop of which <paramref name="block"/> is the head or the guard; null when it is neither or both stay in it.</summary>
    public int? LoopEntry(int block, IrBranch branch)
    {
        if (!_loops.TryGetValue(block, out var loop))
        {
            return IsGuarded(block, branch.WhenTrue, branch.WhenFalse) ? branch.WhenTrue
                : IsGuarded(block, branch.WhenFalse, branch.WhenTrue) ? branch.WhenFalse
                : null;
        }

        return loop.Contains(branch.WhenTrue) == loop.Contains(branch.WhenFalse) ? null
            : loop.Contains(branch.WhenTrue) ? branch.WhenTrue : branch.WhenFalse;
    }

    /// <summary>The one of two blocks on an edge that is the head of a loop: the edge leads from a head or its guard into the loop, or to a head.</summary>
    public int HeadOf(int block, int other) => _loops.ContainsKey(block) ? block : other;

    /// <summary>The edge begins a round of a loop: behind the question whether there is one more.</summary>
    public bool BeginsRound(int from, int to) => _loops.TryGetValue(to, out var own) ? !IsLeftBy(to, own) : _loops.TryGetValue(from, out var loop) && loop.Contains(to);

    /// <summary>Registers that the loop with this head moves on in every round.</summary>
    public IReadOnlyList<int> CountersOf(int head) => _counters.TryGetValue(head, out var counters) ? counters : [];

    public int PositionOf(int block) => _positions[block];

    /// <summary>Heads of the loops that one side of the branch leaves and the other does not.</summary>
    public IEnumerable<int> LoopsLeftBy(int block, IrBranch branch) =>
        _loops.Where(loop => loop.Value.Contains(block) && loop.Value.Contains(branch.WhenTrue) != loop.Value.Contains(branch.WhenFalse)).Select(loop => loop.Key);

    public bool IsBackEdge(int from, int to) => _positions[to] <= _positions[from];

    private bool IsLeftBy(int block, HashSet<int> loop) => _successors[block].Any(successor => !loop.Contains(successor));

    /// <summary>F# asks before a counting loop and then at its end: the first question skips to where the last one leaves.</summary>
    private bool IsGuarded(int guard, int head, int exit) => _exits.TryGetValue(head, out var left) && left == exit && !_loops[head].Contains(guard);

    /// <summary>Natural loops: everything that reaches the source of a back edge without passing its target.</summary>
    private void FindLoops(IrBody body)
    {
        var predecessors = new Dictionary<int, List<int>>();
        foreach (var block in Blocks)
        {
            foreach (var successor in _successors[block])
            {
                (predecessors.TryGetValue(successor, out var known) ? known : predecessors[successor] = []).Add(block);
            }
        }

        foreach (var (source, head) in Blocks.SelectMany(b => _successors[b].Where(s => IsBackEdge(b, s)).Select(s => (b, s))).ToList())
        {
            var loop = _loops.TryGetValue(head, out var known) ? known : _loops[head] = [head];
            if (body.Blocks[source].Terminator is IrBranch test)
            {
                _exits[head] = test.WhenTrue == head ? test.WhenFalse : test.WhenTrue;
            }

            var pending = new Stack<int>([source]);
            while (pending.Count > 0)
            {
                var block = pending.Pop();
                if (!loop.Add(block) || !predecessors.TryGetValue(block, out var before))
                {
                    continue;
                }

                foreach (var predecessor in before)
                {
                    pending.Push(predecessor);
                }
            }
        }
    }
}
