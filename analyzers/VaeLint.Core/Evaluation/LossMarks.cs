using System.Collections.Concurrent;
using System.Collections.Immutable;
using VaeLint.Core.Ir;
using VaeLint.Core.Models;

namespace VaeLint.Core.Evaluation;

/// <summary>
/// Whether code can contain a loss with a divergence, or a call that a rule looks at, told by what it can reach: without an exponential or a logarithm there is no divergence, without a reduction no loss,
/// and without a square or a loss of the library no Gaussian.
/// Most tensor code of a program is layers and residual sums, and evaluating it would cost far more than looking at its calls. It says yes too often; no too often only where two variables hold the tensor whose product is the square.
/// </summary>
public sealed class LossMarks
{
    // What a Gaussian, sampled or library divergence is made of. A softplus or log_softmax alone makes none.
    private static readonly ImmutableHashSet<string> Divergences = ImmutableHashSet.Create(
        StringComparer.Ordinal, "exp", "exp_", "expm1", "expm1_", "log", "log_", "log1p", "log1p_", "log2", "log2_", "xlogy", "xlogy_", "log_prob", "kl_div", "KLDivLoss");

    private readonly IIrProgram _program;
    private readonly ConcurrentDictionary<string, Marks> _marks = new(StringComparer.Ordinal);
    private readonly Reachability _divergences;
    private readonly Reachability _reductions;
    private readonly Reachability _squares;

    public LossMarks(IIrProgram program)
    {
        _program = program;
        _divergences = new Reachability(method => MarksOf(method).Divergence);
        _reductions = new Reachability(method => MarksOf(method).Reduction);
        _squares = new Reachability(method => MarksOf(method).Square);
    }

    public bool AreReachableFrom(MethodRef method, CancellationToken cancellation) =>
        _reductions.IsFrom(method, cancellation) && _divergences.IsFrom(method, cancellation) && _squares.IsFrom(method, cancellation);

    private Marks MarksOf(MethodRef method) => _marks.GetOrAdd(method.Key, _ => _program.GetBody(method) is { } body ? Of(body) : new Marks(CodeFacts.WithoutBody(method, _program)));

    private Marks Of(IrBody body)
    {
        var fields = TensorSums.InstructionsOf(body).OfType<IrGetField>().Select(get => get.Field).ToList();
        var code = fields.Where(field => field.IsStatic).Select(_program.GetStaticInitializer).OfType<IrBody>().Prepend(body).ToList();
        IReadOnlyList<MethodRef> callees =
        [
            .. code.SelectMany(TensorSums.CalleesOf).Where(callee => callee.IsSource || callee.IsVirtual),

            // What the constructor of an object computes stays in its fields.
            .. fields.Where(field => field is { IsStatic: false, DeclaringType.IsSource: true }).GroupBy(field => field.DeclaringType.Name, StringComparer.Ordinal)
                .SelectMany(type => _program.GetConstructors(type.First().DeclaringType)),
        ];
        var instructions = code.SelectMany(TensorSums.InstructionsOf).ToList();
        var isUnseen = instructions.Any(IsUnseen);
        return new Marks(Facts(IsOfDivergence), Facts(IsOfReduction), new CodeFacts(isUnseen || instructions.Any(Calls(IsOfSquare)) || code.Any(SquaredTensors.AreIn), callees));

        CodeFacts Facts(Func<MethodRef, bool> isMark) => new(isUnseen || instructions.Any(Calls(isMark)), callees);
    }

    private static Func<IrInstruction, bool> Calls(Func<MethodRef, bool> isMark) => instruction => instruction is IrCall { Method: { IsSource: false } called } && isMark(called);

    /// <summary>What runs behind a function value is not seen here, nor what an instruction does that has no name.</summary>
    private static bool IsUnseen(IrInstruction instruction) =>
        instruction is IrInvoke or IrOpaque { Type.IsTensor: true } or IrCall { Method: { IsSource: false, Name: "Invoke" } };

    private static bool IsOfDivergence(MethodRef called) =>
        Divergences.Contains(called.Name) || IsObserved(called) || called.DeclaringType.Name.IndexOf("KLDivLoss", StringComparison.Ordinal) >= 0;

    private static bool IsOfReduction(MethodRef called) => called.Name is "sum" or "mean" || IsOfLoss(called) || IsObserved(called);

    private static bool IsOfSquare(MethodRef called) => SquaredTensors.Functions.Contains(called.Name) || IsOfLoss(called) || IsOfDistribution(called) || IsObserved(called);

    private static bool IsOfLoss(MethodRef called) => LossApis.FindFunction(called.Name) is not null || IsLossModule(called.Name) || IsLossModule(called.DeclaringType.Name);

    private static bool IsOfDistribution(MethodRef called) => called.Name is "log_prob" or "kl_div" || called.DeclaringType.Name.IndexOf("KLDivLoss", StringComparison.Ordinal) >= 0;

    /// <summary>A call that a rule looks at, or one into a library of losses.</summary>
    private static bool IsObserved(MethodRef called) => ObservedApis.Contains(called.Name) || called.DeclaringType.Name.StartsWith("VaeLint.", StringComparison.Ordinal);

    private static bool IsLossModule(string name) => LossApis.FindModule(name.Substring(name.LastIndexOf('.') + 1)) is not null;

    private sealed class Marks(CodeFacts divergence, CodeFacts reduction, CodeFacts square)
    {
        public Marks(CodeFacts all)
            : this(all, all, all)
        {
        }

        public CodeFacts Divergence { get; } = divergence;

        public CodeFacts Reduction { get; } = reduction;

        public CodeFacts Square { get; } = square;
    }
}
