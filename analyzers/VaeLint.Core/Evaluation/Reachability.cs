using System.Collections.Concurrent;
using VaeLint.Core.Ir;

namespace VaeLint.Core.Evaluation;

/// <summary>What is known of one method: whether it holds what is looked for, and what it calls.</summary>
internal sealed class CodeFacts(bool holds, IReadOnlyList<MethodRef> callees)
{
    public static readonly CodeFacts None = new(false, []);

    // One of several implementations may hold it.
    public static readonly CodeFacts Unknown = new(true, []);

    public bool Holds { get; } = holds;

    public IReadOnlyList<MethodRef> Callees { get; } = callees;

    /// <summary>A method without a body here is its only implementation; of several, any may hold it.</summary>
    public static CodeFacts WithoutBody(MethodRef method, IIrProgram program) =>
        program.ResolveSingleImplementation(method) is { } only && only.Key != method.Key ? new CodeFacts(false, [only])
        : method is { IsSource: true, IsAbstract: true } ? Unknown
        : None;
}

/// <summary>From which methods something can be reached. Answers are kept; they are the same whoever asks first.</summary>
internal sealed class Reachability(Func<MethodRef, CodeFacts> find)
{
    private readonly ConcurrentDictionary<string, CodeFacts> _facts = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _reaches = new(StringComparer.Ordinal);

    public CodeFacts FactsOf(MethodRef method) => _facts.GetOrAdd(method.Key, _ => find(method));

    public bool IsFrom(MethodRef method, CancellationToken cancellation)
    {
        if (_reaches.TryGetValue(method.Key, out var known))
        {
            return known;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal) { method.Key };
        var pending = new Queue<MethodRef>();
        pending.Enqueue(method);
        while (pending.Count > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            var facts = FactsOf(pending.Dequeue());
            if (facts.Holds)
            {
                return _reaches[method.Key] = true;
            }

            foreach (var callee in facts.Callees)
            {
                if (seen.Add(callee.Key) && !(_reaches.TryGetValue(callee.Key, out var reaches) && !reaches))
                {
                    pending.Enqueue(callee);
                }
            }
        }

        // Whatever was seen on the way reaches no more than the start does.
        foreach (var key in seen)
        {
            _reaches[key] = false;
        }

        return false;
    }
}
