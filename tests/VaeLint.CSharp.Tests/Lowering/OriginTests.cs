using Microsoft.CodeAnalysis.CSharp.Syntax;
using VaeLint.Core.Ir;

namespace VaeLint.CSharp.Tests.Lowering;

/// <summary>Where instructions say they come from.</summary>
public sealed class OriginTests
{
    private const string Source = "class Loss { const int Dim = 784; Tensor Run(Tensor x) { var kl = x.exp().sum(dim: 1)\n   .mean(); return F.mse_loss(x, target: kl) * Dim; } }";

    private readonly Lowered _lowered = Lowered.Source(Source);

    [Fact]
    public void A_call_is_underlined_from_its_name_to_its_last_parenthesis()
    {
        var calls = Lowered.Instructions(_lowered.Body("Loss", "Run")).OfType<IrCall>().ToArray();

        Assert.Equal(["exp()", "sum(dim: 1)", "mean()", "mse_loss(x, target: kl)"], calls.Select(call => Text(call.NameAt)));
        Assert.Equal(["x.exp()", "x.exp().sum(dim: 1)", "x.exp().sum(dim: 1)\n   .mean()", "F.mse_loss(x, target: kl)"], calls.Select(call => Text(call.At)));
        Assert.All(calls, call => Assert.IsType<InvocationExpressionSyntax>(call.NameAt.Node));
    }

    [Fact]
    public void Lines_and_columns_count_from_one()
    {
        var mean = Lowered.Instructions(_lowered.Body("Loss", "Run")).OfType<IrCall>().Single(call => call.Method.Name == "mean");

        Assert.Equal(("Test.cs", 2, 5, 2, 11), (mean.NameAt.File, mean.NameAt.StartLine, mean.NameAt.StartColumn, mean.NameAt.EndLine, mean.NameAt.EndColumn));
    }

    [Fact]
    public void An_argument_has_the_origin_of_its_expression_and_an_omitted_one_has_none()
    {
        var calls = Lowered.Instructions(_lowered.Body("Loss", "Run")).OfType<IrCall>().ToArray();

        Assert.Equal(["x", "kl", null], calls[3].ArgumentOrigins.Select(at => at is null ? null : Text(at)));
        Assert.Equal(["1", null, null], calls[1].ArgumentOrigins.Select(at => at is null ? null : Text(at)));
    }

    [Fact]
    public void An_operator_knows_its_operands()
    {
        var product = Assert.Single(Lowered.Instructions(_lowered.Body("Loss", "Run")).OfType<IrBinary>());

        Assert.Equal(("F.mse_loss(x, target: kl) * Dim", "F.mse_loss(x, target: kl)", "Dim"), (Text(product.At), Text(product.LeftAt), Text(product.RightAt)));
    }

    [Fact]
    public void A_property_and_a_conditional_call_are_underlined_from_their_name()
    {
        var lowered = Lowered.Source("class Loss { long? Run(Tensor? x) => x?.exp().sum(1).shape[0]; }");
        var file = lowered.Program.Compilation.SyntaxTrees.Last().ToString();

        var calls = Lowered.Instructions(lowered.Body("Loss", "Run")).OfType<IrCall>();

        Assert.Equal(["exp()", "sum(1)", "shape"], calls.Select(call => file[call.NameAt.Start..call.NameAt.End]));
    }

    [Fact]
    public void The_elements_of_a_params_argument_are_one_place()
    {
        var lowered = Lowered.Source("class Loss { Tensor Run(Tensor x) => x.view(-1, 28 * 28); }");
        var file = lowered.Program.Compilation.SyntaxTrees.Last().ToString();

        var call = Assert.Single(Lowered.Instructions(lowered.Body("Loss", "Run")).OfType<IrCall>());

        var argument = Assert.Single(call.ArgumentOrigins);
        Assert.Equal("-1, 28 * 28", file[argument!.Start..argument.End]);
    }

    [Fact]
    public void A_branch_knows_its_condition()
    {
        var lowered = Lowered.Source("class Loss { Tensor Run(Tensor x, bool flag) { if (!flag) { x = x + 1; } foreach (var t in new[] { x }) { x = t; } return x?.exp() ?? x; } }");

        var texts = lowered.Body("Loss", "Run").Blocks.Select(block => block.Terminator).OfType<IrBranch>().Select(branch => branch.ConditionText);

        Assert.Equal(["flag", null, "x is null", "x?.exp() is null"], texts);
    }

    [Fact]
    public void Locals_and_parameters_keep_their_names()
    {
        var body = _lowered.Body("Loss", "Run");

        Assert.Equal(["kl", "x"], body.RegisterNames.Values.Order());
        Assert.Equal("Loss.Run", body.Name);
        Assert.Equal("M:Loss.Run(TorchSharp.torch.Tensor)", body.MemberKey);
    }

    private static string Text(Origin origin) => Source[origin.Start..origin.End];
}
