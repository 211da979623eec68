using System.Collections.Immutable;
using VaeLint.Core.Algebra;
using VaeLint.Core.Evaluation;

namespace VaeLint.Core.Losses;

/// <summary>One loss as the rules see it: its reconstructions and divergences, each judged, and the owner in whose code findings are reported.</summary>
internal sealed class LossObjective
{
    /// <summary>The work grows with the third power of this; nobody writes as many.</summary>
    private const int MaxTerms = 64;

    /// <summary>Parts of parts that are looked through.</summary>
    private const int MostParts = 8;

    private LossObjective(IReadOnlyList<LossTerm> recognized, IReadOnlyList<JudgedTerm>? terms, string? unknown, SinkRecord sink)
    {
        Recognized = recognized;
        Terms = terms ?? [];
        Unknown = unknown;
        Sink = sink;
        Key = string.Join(";", recognized.Select(KeyOf).OrderBy(k => k, StringComparer.Ordinal));
        Flagged = Terms.Where(t => t.Verdict != TermVerdict.Balanced).ToList();
    }

    public IReadOnlyList<LossTerm> Recognized { get; }

    public IReadOnlyList<JudgedTerm> Terms { get; }

    /// <summary>The first thing that is not understood; null for a judged loss.</summary>
    public string? Unknown { get; }

    public SinkRecord Sink { get; }

    /// <summary>The value is the bound itself, not its negation.</summary>
    public bool IsNegated { get; private init; }

    /// <summary>The same terms at the same places.</summary>
    public string Key { get; }

    public IReadOnlyList<JudgedTerm> Flagged { get; }

    public bool IsJudged => Unknown is null;

    public bool IsBalanced => IsJudged && Flagged.Count == 0;

    public IEnumerable<JudgedTerm> Reconstructions => Terms.Where(t => t.Term.IsReconstruction);

    public IEnumerable<JudgedTerm> Divergences => Terms.Where(t => !t.Term.IsReconstruction);

    public bool IsWrong => IsJudged && Flagged.Count > 0;

    /// <summary>Some term carries a weight. Where the same terms carry one on another path only, it is still a weight, chosen while the code runs.</summary>
    public bool HasWeight => Terms.Any(t => ExplicitWeight.IsOn(t.Weight));

    /// <summary>Some term is multiplied by a number, be it one that the terms of a loop add up to.</summary>
    private bool HasNumbers => Terms.Any(t => Math.Abs(Math.Abs(t.Weight.Number) - 1) > 1e-6);

    /// <summary>"when perSample is true": set when another branch of the same code is right.</summary>
    public string? When { get; set; }

    public bool HasFlagged(TermVerdict verdict) => Flagged.Any(t => t.Verdict == verdict);

    /// <summary>Is the imbalance of this term covered by a weight that the author wrote?</summary>
    public bool IsWeighted(JudgedTerm term)
    {
        var hasRightSibling = Terms.Any(t => t != term && t.Term.Kind == term.Term.Kind && t.Verdict == TermVerdict.Balanced);
        return hasRightSibling ? ExplicitWeight.IsOn(term.Weight) : Terms.Any(t => ExplicitWeight.IsOn(t.Weight));
    }

    /// <summary>The β of a term against the counterpart that is right, or the first one.</summary>
    public EffectiveBeta BetaOf(JudgedTerm term)
    {
        var (reconstruction, divergence) = Pair(term);
        return EffectiveBeta.Of(reconstruction, divergence);
    }

    /// <summary>How many times too much the KL weighs, by the sizes that are missing or too many.</summary>
    public EffectiveBeta ExcessOf(JudgedTerm term)
    {
        var (reconstruction, divergence) = Pair(term);
        return EffectiveBeta.OfSizes(reconstruction, divergence);
    }

    /// <summary>The sizes that are missing on both sides make up for each other: 20 pixels and 20 latents, both averaged.</summary>
    public bool IsMadeUpFor(JudgedTerm term) => ExcessOf(term).IsNearOne;

    private (TermWeight Reconstruction, TermWeight Divergence) Pair(JudgedTerm term)
    {
        var counterpart = Counterpart(term).Weight;
        return term.Term.IsReconstruction ? (term.Weight, counterpart) : (counterpart, term.Weight);
    }

    public JudgedTerm Counterpart(JudgedTerm term)
    {
        var others = Terms.Where(t => t.Term.Kind != term.Term.Kind).ToList();
        return others.FirstOrDefault(t => t.Verdict == TermVerdict.Balanced) ?? others[0];
    }

    /// <summary>The objective in a value; null when it has not both a reconstruction and a divergence.</summary>
    public static LossObjective? Of(SinkTerms terms) => Of(terms.Sink, terms.Positive, isNegated: false) ?? Of(terms.Sink, terms.Negative, isNegated: true);

    /// <summary>The value as it is, or negated: an ELBO that somebody else will negate.</summary>
    private static LossObjective? Of(SinkRecord sink, IReadOnlyList<LossTerm> recognized, bool isNegated)
    {
        var terms = recognized.ToList();
        var latent = new HashSet<int>(terms.Where(t => !t.IsReconstruction).SelectMany(t => t.Leaves));
        terms.RemoveAll(t => t.IsReconstruction && ComparesLatents(t, latent));
        ReconstructionHeads.Sort(terms);
        if (!terms.Any(t => t.IsReconstruction) || terms.All(t => t.IsReconstruction))
        {
            return null;
        }

        var (judged, unknown) = terms.Count > MaxTerms ? (null, "a loss of that many terms") : Judge.Verify(terms);
        var objective = new LossObjective(terms, judged, unknown, sink) { IsNegated = isNegated };
        return sink.IsLoopCut && objective is { IsWrong: true, HasNumbers: true } ? objective.Unverified("a loop of so many rounds") : objective;
    }

    /// <summary>The same loss with nothing said of its terms.</summary>
    public LossObjective Unverified(string reason) => new(Recognized, null, reason, Sink) { IsNegated = IsNegated };

    /// <summary>A consistency loss on the code itself, or on parts of it, or a commitment of it to a codebook, is no reconstruction.</summary>
    public static bool ComparesLatents(LossTerm term, HashSet<int> latent) =>
        (term.TargetLeaves.Count > 0 && term.TargetLeaves.All(latent.Contains)) || Sides(term).Any(side => side.LeafAtoms.Count > 0 && side.LeafAtoms.All(atom => IsLatent(atom, latent, MostParts)));

    private static bool IsLatent(Atom atom, HashSet<int> latent, int depth) =>
        latent.Contains(atom.Id) || (atom.IsPart && depth > 0 && atom.Inputs[0].LeafAtoms.Count > 0 && atom.Inputs[0].LeafAtoms.All(whole => IsLatent(whole, latent, depth - 1)));

    /// <summary>What stands on each side of a comparison.</summary>
    private static IEnumerable<Polynomial> Sides(LossTerm term)
    {
        var compared = term.Representative.Monomial.Factors.Select(f => f.Atom).FirstOrDefault(a => a.Kind is AtomKind.Loss or AtomKind.Square or AtomKind.Abs);
        return compared is null ? []
            : compared.Kind == AtomKind.Loss ? compared.Arguments.Take(2)
            : compared.Argument!.Terms.Select(t => new Polynomial([t]));
    }

    public static string KeyOf(LossTerm term) => $"{term.Kind}@{term.Representative.Site.At.File}:{term.Representative.Site.At.Start}-{term.Representative.Site.At.End}/{term.Form}";

    public bool Contains(LossObjective other) => other.Recognized.Count < Recognized.Count && other.Recognized.All(o => Recognized.Any(r => KeyOf(r) == KeyOf(o)));

    /// <summary>The calls that all terms have in common: the deepest activation in which all of them are known.</summary>
    public CallPath? CommonPath() => CallPath.Common(Recognized.Select(t => t.Representative.Site));

    public ImmutableDictionary<string, bool> Facts => Sink.Facts;
}
