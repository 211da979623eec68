using System.Runtime.CompilerServices;
using VaeLint.Core.Ir;

namespace VaeLint.Core.Evaluation;

/// <summary>Blocks of a body in reverse postorder; an edge to an earlier block is a loop.</summary>
internal sealed class BlockOrder
{
    private static readonly ConditionalWeakTable<IrBody, BlockOrder> Cache = new();

    private readonly int[] _positions;

    private BlockOrder(IrBody body)
    {
        var visited = new bool[body.Blocks.Count];
        var postorder = new List<int>();
        var stack = new Stack<(int Block, IEnumerator<int> Successors)>();
        visited[0] = true;
        stack.Push((0, body.Blocks[0].Successors.GetEnumerator()));
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
                stack.Push((successors.Current, body.Blocks[successors.Current].Successors.GetEnumerator()));
            }
        }

        postorder.Reverse();
        Blocks = postorder;
        _positions = Enumerable.Repeat(int.MaxValue, body.Blocks.Count).ToArray();
        for (var index = 0; index < postorder.Count; index++)
        {
            _positions[postorder[index]] = index;
        }
    }

    public IReadOnlyList<int> Blocks { get; }

    public static BlockOrder Of(IrBody body) => Cache.GetValue(body, b => new BlockOrder(b));

    public bool IsBackEdge(int from, int to) => _positions[to] <= _positions[from];
}
