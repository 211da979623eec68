using VaeLint.Core.Ir;

namespace VaeLint.Core.Fixes;

/// <summary>The edits that repair one loss, and what the analysis of the edited code has to say if a host has written them as they are meant.</summary>
public sealed class FixPlan
{
    internal FixPlan(IReadOnlyList<EditIntent> edits, IReadOnlyList<string> expectedRelations, IReadOnlyList<Origin> divisors, IReadOnlyList<Origin> tensorSources)
    {
        Edits = edits;
        ExpectedRelations = expectedRelations;
        Divisors = divisors;
        TensorSources = tensorSources;
    }

    public IReadOnlyList<EditIntent> Edits { get; }

    /// <summary>The β that the plan writes out, as messages print it; null when it balances the loss.</summary>
    public string? EffectiveBeta => Edits.OfType<ExplicitBetaIntent>().FirstOrDefault() is { } intent ? Losses.EffectiveBeta.FormatNumber(intent.Factor.Beta) : null;

    /// <summary>The weights of every judged loss of the member after the edits, sorted.</summary>
    public IReadOnlyList<string> ExpectedRelations { get; }

    /// <summary>Places where the loss is divided by the batch size already: a fix uses the same divisor.</summary>
    public IReadOnlyList<Origin> Divisors { get; }

    /// <summary>Calls whose arguments are tensors of the batch, the data first.</summary>
    public IReadOnlyList<Origin> TensorSources { get; }

    /// <summary>The last reduction of the only KL to N(0, I); none where there are several KLs or where it is not reduced.</summary>
    public Origin Divergence { get; internal init; } = Origin.None;

    /// <summary>A function of TorchSharp gives way to one of the library.</summary>
    public bool CallsLibrary => Edits.Any(edit => edit is LibraryIntent);
}
