using System.Collections.Immutable;
using VaeLint.Core.Ir;
using VaeLint.Core.Models;

namespace VaeLint.Core.Evaluation;

/// <summary>
/// Whether code can contain a divergence, or a call that a rule looks at, told by the calls that it can reach: without an exponential or a logarithm there is no divergence. Most tensor code of a program is layers and residual sums,
/// and evaluating it would cost far more than looking at its calls. It says yes too often, never no too often.
/// </summary>
public sealed class LossMarks(IIrProgram program)
{
    private static readonly ImmutableHashSet<string> Divergences = ImmutableHashSet.Create(
        StringComparer.Ordinal, "exp", "exp_", "expm1", "expm1_", "log", "log_", "log1p", "log1p_", "log2", "log10", "xlogy", "log_prob", "kl_div", "KLDivLoss", "softplus", "Softplus", "log_softmax", "logsigmoid", "log_sigmoid");

    private readonly Reachability _reachability = new(method => program.GetBody(method) is { } body ? FactsOf(body, program) : CodeFacts.WithoutBody(method, program));

    public bool AreReachableFrom(IrBody body, CancellationToken cancellation)
    {
        var own = FactsOf(body, program);
        return own.Holds || own.Callees.Any(callee => _reachability.IsFrom(callee, cancellation));
    }

    private static CodeFacts FactsOf(IrBody body, IIrProgram program)
    {
        var fields = TensorSums.InstructionsOf(body).OfType<IrGetField>().Select(get => get.Field).ToList();
        var initializers = fields.Where(field => field.IsStatic).Select(program.GetStaticInitializer).OfType<IrBody>().ToList();
        return new CodeFacts(
            initializers.Prepend(body).Any(code => TensorSums.InstructionsOf(code).Any(IsMark)),
            [
                .. initializers.Prepend(body).SelectMany(TensorSums.CalleesOf).Where(callee => callee.IsSource || callee.IsVirtual),

                // What the constructor of an object computes stays in its fields.
                .. fields.Where(field => field is { IsStatic: false, DeclaringType.IsSource: true }).GroupBy(field => field.DeclaringType.Name, StringComparer.Ordinal)
                    .SelectMany(type => program.GetConstructors(type.First().DeclaringType)),
            ]);
    }

    /// <summary>What runs behind a function value or in a library of losses is not seen here.</summary>
    private static bool IsMark(IrInstruction instruction) => instruction switch
    {
        IrInvoke => true,
        IrCall { Method: { IsSource: false } called } => called.Name == "Invoke" || Divergences.Contains(called.Name) || ObservedApis.Contains(called.Name) || called.DeclaringType.Name.StartsWith("VaeLint.", StringComparison.Ordinal)
            || called.DeclaringType.Name.IndexOf("KLDivLoss", StringComparison.Ordinal) >= 0,
        IrOpaque { Type.IsTensor: true } => true,
        _ => false,
    };
}
