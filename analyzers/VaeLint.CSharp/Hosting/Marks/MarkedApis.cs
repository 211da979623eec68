using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using VaeLint.Core.Models;
using VaeLint.CSharp.Symbols;

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

    public static LossMark Of(IMethodSymbol method) =>
        DeclaredNames.IsLibrary(method.ContainingAssembly) ? LossMark.All : OfName(method.Name) | OfType(method.ContainingType?.Name ?? "");

    /// <summary>What a method of this name may be.</summary>
    public static LossMark OfName(string method) =>
        ObservedApis.Contains(method) ? LossMark.All
        : (Divergences.Contains(method) || IsKlModule(method) ? LossMark.Divergence : LossMark.None)
        | (method is "sum" or "mean" ? LossMark.Reduction : LossMark.None)
        | (Squares.Contains(method) ? LossMark.Square : LossMark.None)
        | (LossApis.FindFunction(method) is not null || LossApis.FindModule(method) is not null ? LossMark.Reduction | LossMark.Square : LossMark.None);

    /// <summary>What a module of this type is.</summary>
    public static LossMark OfType(string type) =>
        (IsKlModule(type) ? LossMark.Divergence | LossMark.Square : LossMark.None) | (LossApis.FindModule(type) is not null ? LossMark.Reduction | LossMark.Square : LossMark.None);

    private static bool IsKlModule(string name) => name.IndexOf("KLDivLoss", StringComparison.Ordinal) >= 0;
}
