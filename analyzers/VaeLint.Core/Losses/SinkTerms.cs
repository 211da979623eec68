using VaeLint.Core.Algebra;
using VaeLint.Core.Evaluation;

namespace VaeLint.Core.Losses;

/// <summary>The terms of a value that left the code: as it is, and negated, for a bound that somebody else negates.</summary>
internal sealed class SinkTerms(SinkRecord sink, TermRecognizer recognizer)
{
    private readonly Lazy<IReadOnlyList<LossTerm>> _positive = new(() => Recognize(sink.Value, recognizer));
    private readonly Lazy<IReadOnlyList<LossTerm>> _negative = new(() => Recognize(sink.Value.Scale(-1), recognizer));

    public SinkRecord Sink { get; } = sink;

    /// <summary>The same value under the same conditions.</summary>
    public string Key { get; } = sink.Value.Key + "|" + string.Join(",", sink.Facts.OrderBy(f => f.Key, StringComparer.Ordinal));

    /// <summary>What becomes small when the value becomes small.</summary>
    public IReadOnlyList<LossTerm> Positive => _positive.Value;

    /// <summary>What becomes large when the value becomes small.</summary>
    public IReadOnlyList<LossTerm> Negative => _negative.Value;

    /// <summary>The terms of the value that no gradient flows through.</summary>
    public IReadOnlyList<LossTerm> Detached => Sink.Value.Terms.Any(t => t.Monomial.IsDetached) ? Recognize(Sink.Value, recognizer, isDetached: true) : [];

    /// <summary>The terms of another value, as this one's would be.</summary>
    public IReadOnlyList<LossTerm> In(Polynomial value) => Recognize(value, recognizer);

    private static IReadOnlyList<LossTerm> Recognize(Polynomial value, TermRecognizer recognizer, bool isDetached = false) =>
        recognizer.Recognize(value).Where(t => t.IsDetached == isDetached && !t.IsOfModelParameters).ToList();
}
