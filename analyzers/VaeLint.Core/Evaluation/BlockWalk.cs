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
    private readonly SortedDictionary<int, List<EvaluationState>> _waiting = [];
    private readonly Dictionary<int, int> _rounds = [];
    private readonly HashSet<int> _repeated = [];

    // Heads of loops over known elements.
    private readonly HashSet<int> _counted = [];

    public BlockWalk(BlockOrder order, EvaluationState entry, int rounds)
    {
        _maxRounds = rounds;
        _order = order;
        _waiting[order.PositionOf(0)] = [entry];
    }

    /// <summary>The next block with all states that wait there; null at the end.</summary>
    public (int Block, List<EvaluationState> States)? TakeNext()
    {
        if (_waiting.Count == 0)
        {
            return null;
        }

        var (position, states) = (_waiting.First().Key, _waiting.First().Value);
        _waiting.Remove(position);
        var block = _order.Blocks[position];
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
        (_waiting.TryGetValue(position, out var waiting) ? waiting : _waiting[position] = []).Add(state);
    }

    /// <summary>Where an undecided condition goes that is met for the first time: into the loop of which the block is the head.</summary>
    public int? FirstEntry(int block, IrBranch branch) => RoundOf(block) == 0 ? _order.LoopEntry(block, branch) : null;

    /// <summary>The branch ends a loop when all its elements have been seen.</summary>
    public void Count(int block, IrBranch branch) => _counted.UnionWith(_order.LoopsLeftBy(block, branch));

    /// <summary>The branch can end a loop that is in its last round.</summary>
    public bool MustLeave(int block, IrBranch branch) => _order.LoopsLeftBy(block, branch).Any(head => RoundOf(head) >= _maxRounds && !_counted.Contains(head));

    private int RoundOf(int block) => _rounds.TryGetValue(block, out var round) ? round : 0;
}
