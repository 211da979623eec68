using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using VaeLint.Core.Models;

namespace VaeLint.CSharp.Hosting.Marks;

/// <summary>The marks of methods that are not written here.</summary>
internal static class MarkedApis
{
    // What a Gaussian, sampled or library divergence is made of. A softplus or log_softmax alone makes none.
    private static readonly ImmutableHashSet<string> Divergences = ImmutableHashSet.Create(
        StringComparer.Ordinal, "exp", "exp_", "expm1", "expm1_", "log", "log_", "log1p", "log1p_", "log2", "log2_", "xlogy", "xlogy_", "log_prob", "kl_div");

    // Functions that square, or multiply what may be one tensor.
    private static readonly ImmutableHashSet<string> Squares = ImmutableHashSet.Create(
        StringComparer.Ordinal, "pow", "pow_", "square", "square_", "float_power", "mul", "mul_", "multiply", "multiply_", "addcmul", "addcmul_", "dot", "vdot", "inner", "norm", "vector_norm", "var", "dist", "cdist",
        "log_prob", "kl_div");

    public static LossMark Of(IMethodSymbol method)
    {
        // A call that a rule looks at, or one into a library of losses.
        if (ObservedApis.Contains(method.Name) || method.ContainingAssembly?.Name.StartsWith("VaeLint.", StringComparison.Ordinal) == true)
        {
            return LossMark.All;
        }

        var type = method.ContainingType?.Name ?? "";
        var isDivergence = Divergences.Contains(method.Name) || IsKlModule(method.Name) || IsKlModule(type);
        var isLoss = LossApis.FindFunction(method.Name) is not null || LossApis.FindModule(method.Name) is not null || LossApis.FindModule(type) is not null;
        return (isDivergence ? LossMark.Divergence : LossMark.None)
            | (isLoss || method.Name is "sum" or "mean" ? LossMark.Reduction : LossMark.None)
            | (isLoss || Squares.Contains(method.Name) || IsKlModule(type) ? LossMark.Square : LossMark.None);
    }

    private static bool IsKlModule(string name) => name.IndexOf("KLDivLoss", StringComparison.Ordinal) >= 0;
}
