namespace VaeLint.CSharp.Tests.Lowering;

/// <summary>Which fields only initialisers and constructors write.</summary>
public sealed class FieldTests
{
    [Theory]
    [InlineData("public readonly double Beta = 1;", true)]
    [InlineData("public const double Beta = 1;", true)]
    [InlineData("public double Beta { get; } = 1;", true)]
    [InlineData("public double Beta { get; init; } = 1;", true)]
    [InlineData("public double Beta { get; private set; } = 1;", true)]
    [InlineData("private double Beta = 1; Loss() { Beta = 2; this.Beta += 1; }", true)]
    [InlineData("private static double Beta = 1; static Loss() { Beta = 2; }", true)]
    [InlineData("private double Beta = 1; void Set() { double Beta = 1; Beta = 2; }", true)]
    [InlineData("private double Beta = 1; void Set(Other other) { other.Beta = 2; }", true)]
    [InlineData("private double Beta = 1; double Get(out double d) => d = Beta;", true)]
    [InlineData("private double[] Beta = []; void Set() { Beta[0] = 1; }", true)]
    [InlineData("public double Beta = 1;", false)]
    [InlineData("internal double Beta { get; set; } = 1;", false)]
    [InlineData("private double Beta = 1; void Set() { Beta = 2; }", false)]
    [InlineData("private double Beta = 1; void Set() { this.Beta *= 2; }", false)]
    [InlineData("private double Beta = 1; void Set() { Beta++; }", false)]
    [InlineData("private double Beta = 1; void Set() { (Beta, _) = (2, 3); }", false)]
    [InlineData("private double Beta = 1; void Set() { double.TryParse(\"\", out Beta); }", false)]
    [InlineData("private double Beta = 1; ref double Get() => ref Beta;", false)]
    [InlineData("private double Beta = 1; static Loss Make() => new() { Beta = 2 };", false)]
    [InlineData("private double Beta = 1; Loss() { Action set = () => Beta = 2; }", false)]
    [InlineData("private double Beta = 1; class Nested { void Set(Loss loss) { loss.Beta = 2; } }", false)]
    [InlineData("public double Beta { get; private set; } = 1; void Set() { Beta = 2; }", false)]
    public void Writes_outside_constructors_are_found(string members, bool isNeverReassigned)
    {
        var lowered = Lowered.Source("class Other { public double Beta; } class Loss { " + members + " }");

        Assert.Equal(isNeverReassigned, lowered.Field("Loss", "Beta").IsNeverReassigned);
    }

    [Fact]
    public void Every_part_of_a_partial_class_is_searched()
    {
        var lowered = Lowered.Source("partial class Loss { private double _beta = 1; } partial class Loss { void Set() { _beta = 2; } }");

        Assert.False(lowered.Field("Loss", "_beta").IsNeverReassigned);
    }

    [Fact]
    public void A_field_of_a_referenced_assembly_is_fixed_only_when_it_is_readonly()
    {
        var lowered = Lowered.Source("class Loss { ScalarType Get() => torch.float32; string Empty() => string.Empty; }");

        Assert.Equal("Loss.Empty()\n 0:\n   r1 = String.Empty\n   return r1", lowered.Text("Loss", "Empty"));
        var read = Assert.Single(Lowered.Instructions(lowered.Body("Loss", "Empty")).OfType<Core.Ir.IrGetField>());
        Assert.True(read.Field.IsNeverReassigned);
    }
}
