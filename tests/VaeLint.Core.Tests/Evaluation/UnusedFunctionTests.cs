using VaeLint.Core.Ir;
using VaeLint.Core.Tests.Code;
using VaeLint.Core.Tests.Robustness;

namespace VaeLint.Core.Tests.Evaluation;

/// <summary>A lambda that nobody calls is code of the method that made it, not of those that call this method.</summary>
public sealed class UnusedFunctionTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Its_loss_is_reported_where_it_was_made_and_not_to_callers(bool leavesTheCallee)
    {
        var lambda = new LossCode("Inner/0");
        var loss = lambda.Loss("mse_loss", lambda.Tensor("recon"), lambda.Tensor("x")) + lambda.Kl(lambda.Tensor("mu"), lambda.Tensor("logvar")).Sum(1).Mean();
        var body = lambda.Lines.Returning(loss.Register);
        var inner = new StraightLine("Inner");
        var made = inner.Add(target => new IrMakeClosure(target, body, [], false, -1, inner.Next()));
        var innerBody = inner.Returning(leavesTheCallee ? made : inner.Constant(1.0));
        var outer = new StraightLine("Outer") { Bodies = method => method.Key == "Inner" ? innerBody : null };
        var callee = new MethodRef(new TypeRef("Program.Model", TypeRefKind.Other, isSource: true), "Inner", "Inner", [], TypeRef.Unknown, isStatic: true, isSource: true);
        var result = outer.Add(target => new IrCall(target, callee, -1, [], [], false, outer.Next(), outer.Next()));
        var outerBody = outer.Returning(outer.Call("Somewhere.Else", "Use", TypeRef.Floating, ("function", result)));
        var analysis = new LossAnalysis(outer);

        var finding = Assert.Single(analysis.Analyze(innerBody, CancellationToken.None));
        Assert.Equal(("VAE001", "Inner/0.cs"), (finding.RuleId, finding.Primary.File));
        Assert.Empty(analysis.Analyze(outerBody, CancellationToken.None));
    }
}
