using VaeLint.Core.Ir;
using VaeLint.Core.Losses;
using VaeLint.Core.Rules;

namespace VaeLint.Core.Tests.Code;

/// <summary>What the analysis says of one <see cref="LossCode"/>. The rules that are off by default speak too, so that silence is complete.</summary>
internal sealed class Findings(IReadOnlyList<Finding> all, RawAnalysis raw, IReadOnlyDictionary<Origin, string> texts)
{
    public IReadOnlyList<Finding> All { get; } = all;

    /// <summary>"VAE001 at mse_loss", with a question mark behind the id of a hint.</summary>
    public IEnumerable<string> Places => All.Select(f => $"{f.RuleId}{(f.IsHint ? "?" : "")} at {texts[f.Primary]}");

    public LossObjective Objective => Assert.Single(raw.Objectives);

    public Finding this[string id] => Assert.Single(All, f => f.RuleId == id);

    /// <summary>These findings and no others, by id and place.</summary>
    public Findings Are(params string[] places)
    {
        Assert.Equal(places, Places);
        return this;
    }

    /// <summary>A loss with both kinds of terms was weighed, and all of them agree.</summary>
    public Findings AreNone()
    {
        Are();
        Assert.True(Objective.IsBalanced);
        return this;
    }

    /// <summary>The terms agree, and the total is a sum over the batch.</summary>
    public Findings AreOfSum()
    {
        Assert.Equal(["VAE011"], All.Select(f => f.RuleId));
        Assert.True(Objective.IsBalanced);
        return this;
    }

    /// <summary>A loss was recognised and not weighed, for this reason.</summary>
    public Findings AreUnknown(string reason)
    {
        Assert.Equal($"This loss was recognised but could not be verified: {reason} is not understood.", Assert.Single(All).Message);
        return this;
    }

    /// <summary>No objective at all.</summary>
    public Findings AreOfNoLoss()
    {
        Are();
        Assert.Empty(raw.Objectives);
        return this;
    }

    public Findings Say(string id, string message)
    {
        Assert.Equal(message, this[id].Message);
        return this;
    }

    /// <summary>Every finding with this id states this effective β.</summary>
    public Findings State(string id, string beta)
    {
        var stating = All.Where(f => f.RuleId == id).ToList();
        Assert.NotEmpty(stating);
        Assert.All(stating, f => Assert.Equal(beta, f.Properties[FindingProperties.EffectiveBeta]));
        return this;
    }

    public Findings Assume(params string[] assumptions)
    {
        Assert.Equal(assumptions, Objective.Terms.SelectMany(t => t.Weight.Assumptions).Select(a => a.ToString()));
        return this;
    }

    /// <summary>"change at mean, kl at sum": the further places of a finding.</summary>
    public Findings Point(string id, string places)
    {
        Assert.Equal(places, string.Join(", ", this[id].Additional.Select(a => $"{a.Role} at {texts[a.At]}")));
        Assert.Equal(string.Join(";", this[id].Additional.Select(a => a.Role)), this[id].Properties[FindingProperties.Roles]);
        return this;
    }

    public Findings Derive(string derivation)
    {
        Assert.All(All, f => Assert.Equal(derivation, f.Properties[FindingProperties.Derivation]));
        return this;
    }
}
