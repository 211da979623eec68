using VaeLint.Core.Algebra;
using VaeLint.Core.Evaluation;
using VaeLint.Core.Formulas;
using VaeLint.Core.Ir;
using VaeLint.Core.Losses;
using VaeLint.Core.Models;
using VaeLint.Core.Rules;
using VaeLint.Core.Tests.Code;
using static VaeLint.Core.Tests.Code.Vae;

namespace VaeLint.Core.Tests.Rules;

/// <summary>A finding lies inside the member that owns it, or there is none.</summary>
public sealed class PlacesTests
{
    private static readonly CallPath Caller = new(new IrBody { MemberKey = "Caller" }, null, Origin.None);
    private static readonly CallPath Callee = new(new IrBody { MemberKey = "Callee" }, Caller, At(50));

    [Fact]
    public void A_loss_of_another_member_is_not_reported()
    {
        foreach (var objective in new[] { Plain(v => v.Mse() + v.Kl.Mean()).Objective, Plain(v => v.Mse("Sum") + v.Kl.Sum()).Objective, Plain(v => v.Code.Loss("cross_entropy", v.Recon, v.X) + v.Kl.Mean()).Objective })
        {
            Assert.NotEmpty(LossRules.All.SelectMany(rule => rule.Check(objective, "Run")));
            Assert.Empty(LossRules.All.SelectMany(rule => rule.Check(objective, "Elsewhere")));
        }
    }

    [Fact]
    public void A_loss_that_cannot_be_verified_is_reported_at_its_reconstruction_with_its_id()
    {
        var found = Plain(v => v.Kl.Sum(1).Mean() + v.Code.Loss("cross_entropy", v.Recon, v.X)).Are("VAE090 at cross_entropy");

        Assert.Equal(found.Objective.Key, found["VAE090"].LossId);
        Plain(v => v.Code.Loss("cross_entropy", v.Recon, v.X) + v.Kl.Sum(1).Mean()).Are("VAE090 at cross_entropy");
    }

    [Fact]
    public void The_branch_in_which_a_loss_is_wrong_is_named()
    {
        var objective = Plain(v => v.Mse() + v.Kl.Sum(1).Mean()).Objective;
        objective.When = "when perSample is true";

        Assert.EndsWith("average it over the batch when perSample is true.", Assert.Single(new VAE001MeanReconstructionRule().Check(objective, "Run")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_assumptions_are_listed_once()
    {
        var found = Plain(v => (v.Number("gamma") * v.Mse()) + (v.Kl.Sum() / v.Integer("batchSize")) + ((v.Code.Kl(v.Code.Tensor("m"), v.Code.Tensor("s")).Sum() / v.Integer("batchSize")) * v.Integer("inputDim")));

        Assert.All(found.All, f => Assert.Equal("batchSize is B; inputDim is D", f.Properties[FindingProperties.Assumptions]));
        Assert.NotEmpty(found.All);
    }

    [Fact]
    public void A_fact_is_reported_at_its_first_place_in_the_owner()
    {
        string? At(IReadOnlyList<Site> candidates, IReadOnlyList<Site> evidence) =>
            new VAE302UnreducedLossRule().Check(new UnreducedLoss(new FormulaPlaces(candidates, evidence)), "Caller").SingleOrDefault()?.Primary.ToString();

        Assert.Equal("a.cs(1,1)", At([Here(1, Caller), Here(2, Caller)], []));
        Assert.Equal("a.cs(2,1)", At([Here(1, Callee), Here(2, Caller)], []));
        Assert.Equal("a.cs(50,1)", At([Here(1, Callee)], []));
        Assert.Equal("a.cs(50,1)", At([Site.None, Here(1, Callee)], [Here(3, Caller)]));
        Assert.Equal("a.cs(3,1)", At([Site.None], [Here(3, Caller)]));
        Assert.Null(At([Here(1, null)], [Here(3, null)]));
    }

    [Fact]
    public void Of_calls_into_other_code_the_last_candidate_is_the_place()
    {
        var other = new CallPath(new IrBody { MemberKey = "Other" }, Caller, At(60));

        Assert.Equal("a.cs(60,1)", Assert.Single(new VAE302UnreducedLossRule().Check(new UnreducedLoss(new FormulaPlaces([Here(1, Callee), Here(2, other)], [])), "Caller")).Primary.ToString());
    }

    [Fact]
    public void Every_known_candidate_is_a_place_to_change()
    {
        var found = Assert.Single(new VAE302UnreducedLossRule().Check(new UnreducedLoss(new FormulaPlaces([Here(1, Caller), Site.None, Here(2, Callee)], [Here(3, Caller)])), "Caller"));

        Assert.Equal(["change a.cs(1,1)", "change a.cs(2,1)"], found.Additional.Select(a => $"{a.Role} {a.At}"));
        Assert.Equal("change;change", found.Properties[FindingProperties.Roles]);
        Assert.Equal("UnreducedLossa.cs:1-2;:0-0;a.cs:2-3;a.cs:3-4", found.LossId);
        Assert.Equal("a.cs(1,1): VAE302 " + found.Message, found.ToString());
    }

    [Fact]
    public void A_call_is_reported_at_its_argument_at_itself_or_not_at_all()
    {
        static UsageFinding Of(Site call, Site argument) =>
            new(RuleCatalog.Broadcast, new ApiObservation(ObservedCall.Loss, "mse_loss", new MethodRef(TypeRef.Unknown, "mse_loss", "k", [], TypeRef.Tensor, true), [], call), argument, "Text", [], isHint: true);

        var found = Of(Here(1, Caller), Here(2, Callee)).Within("Caller")!;

        Assert.Equal("a.cs(50,1)", found.Primary.ToString());
        Assert.Equal("Text.", found.Message);
        Assert.True(found.IsHint);
        Assert.Equal("change a.cs(2,1)", Assert.Single(found.Additional.Select(a => $"{a.Role} {a.At}")));
        Assert.Equal(("VAE404@a.cs:1-2", "change"), (found.LossId, found.Properties[FindingProperties.Roles]));
        Assert.Equal("a.cs(1,1)", Of(Here(1, Caller), Site.None).Within("Caller")!.Primary.ToString());
        Assert.Empty(Of(Here(1, Caller), Site.None).Within("Caller")!.Additional);
        Assert.Equal("", Of(Here(1, Caller), Site.None).Within("Caller")!.Properties[FindingProperties.Roles]);
        Assert.Equal("a.cs(2,1)", Of(Here(1, null), Here(2, Caller)).Within("Caller")!.Primary.ToString());
        Assert.Null(Of(Here(1, Callee), Here(2, Callee)).Within("Elsewhere"));
    }

    [Fact]
    public void An_integer_division_of_another_member_is_not_reported()
    {
        var code = new LossCode();
        var loss = code.Kl(code.Tensor("mu"), code.Tensor("logvar")).Sum() * (code.Constant(1L) / code.Constant(2L));
        var vanished = Assert.Single(VanishedTerm.In(code.Lines.Evaluate(loss.Register)));

        Assert.NotNull(VAE405IntegerDivisionRule.Check(vanished, "Run"));
        Assert.Null(VAE405IntegerDivisionRule.Check(vanished, "Elsewhere"));
        Assert.StartsWith("0@Run.cs:", vanished.Key, StringComparison.Ordinal);
        Assert.EndsWith("*" + vanished.Site.At.Start.ToString(System.Globalization.CultureInfo.InvariantCulture), vanished.Key, StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_are_looked_for_while_the_program_is_open()
    {
        var positions = new Positions();
        var finding = new Finding(
            RuleCatalog.MeanKl, "Text", new Origin("a.dll", 1, 2, positions), [new FindingLocation(new Origin("a.dll", 3, 4, positions), "kl")], new Dictionary<string, string>());

        finding.Locate();

        Assert.Equal([1, 3], positions.Asked);
    }

    private sealed class Positions : IOriginPositions
    {
        public List<int> Asked { get; } = [];

        public Origin Locate(int start)
        {
            Asked.Add(start);
            return At(start);
        }
    }

    private static Site Here(int line, CallPath? path) => new(At(line), path);

    private static Origin At(int line) => new("a.cs", line, line + 1, line, 1, line, 2, null);
}
