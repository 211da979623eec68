using VaeLint.Corpus;

namespace VaeLint.Torch.Tests.Generated;

/// <summary>An elementwise expression: the statements before it, the text, and the weight of its full sum.</summary>
internal sealed record Elementwise(string Text, AxisWeight Weight, params string[] Statements);

/// <summary>A reduced term: text, whether one value per sample is left, and the weight of its sum.</summary>
internal sealed record Term(string Text, bool IsPerSample, AxisWeight Weight, params string[] Statements);

/// <summary>A reduction as a pattern with <c>{0}</c> for the elementwise expression.</summary>
internal sealed record ReductionForm(string Pattern, bool IsPerSample, AxisWeight Weight);

/// <summary>A factor as a pattern with <c>{0}</c> for the term.</summary>
internal sealed record Factor(string Pattern, AxisWeight Weight);

/// <summary>A reconstruction that reduces itself.</summary>
internal sealed record ReconstructionForm(string Text, Likelihood Likelihood, bool IsPerSample, AxisWeight Weight)
{
    /// <summary>The weight if the data were [B,D]: set where an axis list says nothing about the axes it leaves.</summary>
    public AxisWeight? AsVectors { get; init; }

    /// <summary>Say in the program that the data are images.</summary>
    public bool StatesRank { get; init; }
}

/// <summary>The event axes a program is written for.</summary>
internal sealed record EventLayout(int Rank)
{
    /// <summary>All event elements.</summary>
    public AxisWeight D => Rank == 1 ? AxisWeight.One with { Event1 = 1 } : AxisWeight.One with { Event1 = 1, Event2 = 1, Event3 = 1 };

    public AxisWeight BD => AxisWeight.B * D;

    /// <summary>D as the program reads it.</summary>
    public string DText => Rank == 1 ? "x.shape[1]" : "(x.shape[1] * x.shape[2] * x.shape[3])";
}
