using System.Collections.Immutable;
using VaeLint.Core.Ir;

namespace VaeLint.Core.Evaluation;

/// <summary>
/// The states that wait at the blocks of one body. The earliest block goes first, so that a loop has done all its rounds before what follows it begins; the rounds
/// are counted for every entry of every loop.
/// </summary>
internal sealed class BlockWalk
{
    private readonly BlockOrder _order;
    private readonly int _maxRounds;

    // By the position of their block; nothing waits before the first.
    private readonly List<EvaluationState>?[] _waiting;
    private int _first;

    private readonly Dictionary<int, int> _rounds = [];
    private readonly HashSet<int> _repeated = [];

    // Heads of loops over known elements.
    private readonly HashSet<int> _counted = [];

    // What was known of the conditions where a round began with the same registers and the same heap.
    private readonly Dictionary<(int Block, string Fingerprint), ImmutableDictionary<string, bool>> _begun = [];

    // Heads of loops of which nobody knows how often they go round.
    private readonly HashSet<int> _open = [];

    public BlockWalk(BlockOrder order, EvaluationState entry, int rounds)
    {
        _maxRounds = rounds;
        _order = order;
        _waiting = new List<EvaluationState>?[order.Blocks.Count];
        _first = order.PositionOf(0);
        _waiting[_first] = [entry];
    }

    /// <summary>The next block with all states that wait there; null at the end.</summary>
    public (int Block, List<EvaluationState> States)? TakeNext()
    {
        while (_first < _waiting.Length && _waiting[_first] is null)
        {
            _first++;
        }

        if (_first == _waiting.Length)
        {
            return null;
        }

        var states = _waiting[_first]!;
        _waiting[_first] = null;
        var block = _order.Blocks[_first];
        _rounds[block] = _repeated.Remove(block) ? RoundOf(block) + 1 : 0;
        return (block, states);
    }

    /// <summary>A loop that has done its rounds is not entered again.</summary>
    public void Go(int from, int to, EvaluationState state)
    {
        if (_order.IsBackEdge(from, to))
        {
            if (RoundOf(to) >= (_counted.Contains(to) ? Budget.KnownRounds : _maxRounds))
            {
                return;
            }

            _repeated.Add(to);
        }

        var position = _order.PositionOf(to);
        (_waiting[position] ??= []).Add(state);
        _first = Math.Min(_first, position);
    }

    /// <summary>What the round counts that the edge begins, and which one it is; nothing for the first.</summary>
    public (IReadOnlyList<int> Counters, int Round) Next(int from, int to)
    {
        if (!_order.BeginsRound(from, to))
        {
            return ([], 0);
        }

        var head = _order.HeadOf(to, from);
        var round = head == from ? RoundOf(head) : _order.IsBackEdge(from, to) ? RoundOf(head) + 1 : 0;
        return round > 0 && _open.Contains(head) ? (_order.CountersOf(head), round) : ([], 0);
    }

    /// <summary>A round that would repeat one which knew no more.</summary>
    public bool IsRepetition(int from, int to, EvaluationState state)
    {
        if (!_order.BeginsRound(from, to))
        {
            return false;
        }

        var key = (to, state.Fingerprint());
        if (_begun.TryGetValue(key, out var known))
        {
            return known.All(fact => state.Facts.TryGetValue(fact.Key, out var now) && now == fact.Value);
        }

        _begun[key] = state.Facts;
        return false;
    }

    /// <summary>Where an undecided condition goes that is met for the first time: into the loop of which the block is the head.</summary>
    public int? FirstEntry(int block, IrBranch branch) => RoundOf(block) == 0 ? _order.LoopEntry(block, branch) : null;

    /// <summary>The loop is entered with its number of rounds unknown: what it counts stands for any round from here on.</summary>
    public IReadOnlyList<int> Open(int block, int entry)
    {
        var head = _order.HeadOf(block, entry);
        _open.Add(head);
        return _order.CountersOf(head);
    }

    /// <summary>What the next round of such a loop counts; nothing where the edge starts no round.</summary>
    public IReadOnlyList<int> CountedBy(int from, int to) => _order.IsBackEdge(from, to) && _open.Contains(to) ? _order.CountersOf(to) : [];

    /// <summary>The branch ends a loop when all its elements have been seen.</summary>
    public void Count(int block, IrBranch branch) => _counted.UnionWith(_order.LoopsLeftBy(block, branch));

    /// <summary>The branch can end a loop that is in its last round.</summary>
    public bool MustLeave(int block, IrBranch branch) => _order.LoopsLeftBy(block, branch).Any(head => RoundOf(head) >= _maxRounds && !_counted.Contains(head));

    private int RoundOf(int block) => _rounds.TryGetValue(block, out var round) ? round : 0;
}
