using VaeLint.Corpus;

namespace VaeLint.Torch.Tests.Styles;

/// <summary>Ways to write a reconstruction: by hand, as a density, as a library function or as a loss module.</summary>
internal static class ReconstructionSpellings
{
    /// <summary>One value per element.</summary>
    public static Code Elements(TermContext term, LossSpec spec, Code output, Code target)
    {
        var style = term.Style;
        if (spec.IsDensity)
        {
            return Density(term, output, target);
        }

        if (style.Chance(40))
        {
            return Library(term, spec, output, target, "None");
        }

        return spec.Likelihood switch
        {
            Likelihood.SquaredError => Squares(term, output, target),
            Likelihood.AbsoluteError => style.Pick("R elements",
                ("(a - b).abs()", Code.Both("({0} - {1}).abs()", output, target)),
                ("torch.abs", Code.Both("T::abs({1} - {0})", output, target))),
            Likelihood.BernoulliProbabilities => style.Pick("R elements",
                ("-(x log p + (1 - x) log(1 - p))", Code.Both("-({1} * {0}.log() + (#1 - {1}) * (#1 - {0}).log())", output, target)),
                ("log with an epsilon", Code.Both("-({1} * T::log({0} + 1E-10) + (#1 - {1}) * T::log(#1 - {0} + 1E-10))", output, target)),
                ("clamped log", Code.Of("-({1} * {0}.clamp(1E-6, 1 - 1E-6).log() + (1 - {1}) * (1 - {0}.clamp(1E-6, 1 - 1E-6)).log())", "-({1} * {0}.clamp(1E-6.ToScalar(), (1.0 - 1E-6).ToScalar()).log() + (1.0 - {1}) * (1.0 - {0}.clamp(1E-6.ToScalar(), (1.0 - 1E-6).ToScalar())).log())", output, target)),
                ("torch.log form", Code.Both("-{1} * T::log({0!}) - (#1 - {1}) * T::log(#1 - {0})", output, target))),
            _ => style.Pick("R elements",
                ("softplus(l) - x l", Code.Both("F::softplus({0!}) - {1} * {0}", output, target)),
                ("softplus(-l) + (1 - x) l", Code.Both("F::softplus(-{0}) + (#1 - {1}) * {0}", output, target))),
        };
    }

    /// <summary>A library loss that reduces itself.</summary>
    public static Code Library(TermContext term, LossSpec spec, Code output, Code target, string reduction)
    {
        var style = term.Style;
        var (function, module) = spec.Likelihood switch
        {
            Likelihood.SquaredError => ("mse_loss", "MSELoss"),
            Likelihood.AbsoluteError => ("l1_loss", "L1Loss"),
            Likelihood.BernoulliProbabilities => ("binary_cross_entropy", "BCELoss"),
            _ => ("binary_cross_entropy_with_logits", "BCEWithLogitsLoss"),
        };
        return style.Chance(30) ? OfModule(term, module, reduction, output, target) : OfFunction(term, function, reduction, output, target);
    }

    private static Code OfFunction(TermContext term, string function, string reduction, Code output, Code target)
    {
        var style = term.Style;
        if (reduction == "Mean" && style.Chance(50, "R reduction: functional, omitted"))
        {
            return Code.Both($"F::{function}({{0!}}, {{1!}})", output, target);
        }

        var value = ReductionValue(term, reduction);
        style.Use($"R reduction: functional, {reduction}");
        if (function is "mse_loss" or "l1_loss" && style.Chance(40, "R arguments: positional reduction"))
        {
            return Code.Both($"F::{function}({{0!}}, {{1!}}, {{2!}})", output, target, value);
        }

        return style.Chance(15, "R arguments: all named")
            ? Code.Of($"F::{function}(target: {{1!}}, input: {{0!}}, reduction: {{2!}})", $"F::{function}(target = {{1!}}, input = {{0!}}, reduction = {{2!}})", output, target, value)
            : Code.Of($"F::{function}({{0!}}, {{1!}}, reduction: {{2!}})", $"F::{function}({{0!}}, {{1!}}, reduction = {{2!}})", output, target, value);
    }

    private static Code OfModule(TermContext term, string module, string reduction, Code output, Code target)
    {
        var style = term.Style;
        var call = style.Any("forward", "call");
        var creation = reduction == "Mean" && style.Chance(60) ? Code.Both($"N::{module}()") : Code.Of($"N::{module}(reduction: R::{reduction})", $"N::{module}(reduction = R::{reduction})");
        var type = style.Any(Code.Of(module, $"TorchSharp.Modules.{module}"), Code.Of("Module<Tensor, Tensor, Tensor>", "torch.nn.Module<Tensor, Tensor, Tensor>"));
        Code criterion;
        switch (term.IsExtension ? style.Pick("R module", "created in place", "local") : style.Pick("R module", "created in place", "local", "field", "property"))
        {
            case "local":
                criterion = term.Body.Local(creation, "criterion", "lossFunction", "reconstructionLoss");
                break;
            case "field":
                criterion = term.Body.Field(new Field(term.Body.FreshMember("_criterion", "_loss", "_reconLoss"), type, FieldKind.Readonly, creation));
                break;
            case "property":
                criterion = term.Body.Field(new Field(term.Body.FreshMember("Criterion", "PixelLoss"), type, FieldKind.Property, creation));
                break;
            default:
                criterion = creation;
                break;
        }

        return Code.Both($"{{0}}.{call}({{1!}}, {{2!}})", criterion, output, target);
    }

    private static Code ReductionValue(TermContext term, string reduction)
    {
        var value = Code.Name("R::" + reduction);
        var body = term.Body;
        return term.IsExtension ? value : body.Style.Pick("R reduction value", "direct", "direct", "direct", "direct", "const", "field", "local", "conditional", "switch") switch
        {
            "const" => body.Field(new Field(body.FreshMember("PixelReduction", "ReconReduction"), Code.Name("R!!"), FieldKind.Const, value)),
            "field" => body.Field(new Field(body.FreshMember("_reduction", "_pixelReduction"), Code.Name("R!!"), FieldKind.Readonly, value)),
            "local" => body.Local(value, "reduction", "mode"),
            "conditional" => Conditional(body, value, reduction),
            "switch" => Switched(body, value, reduction),
            _ => value,
        };
    }

    private static Code Conditional(Body body, Code value, string reduction)
    {
        var flag = body.Field(new Field(body.FreshMember("ReducePixels", "UseChosen"), Code.Of("bool", "bool"), FieldKind.Const, Code.Name("true")));
        return body.Local(Code.Of("{0} ? {1!} : {2!}", "if {0} then {1!} else {2!}", flag, value, Code.Name(reduction == "Sum" ? "R::Mean" : "R::Sum")), "reduction", "mode");
    }

    private static Code Switched(Body body, Code value, string reduction)
    {
        var name = reduction.ToLowerInvariant();
        var mode = body.Field(new Field(body.FreshMember("Mode", "ReductionName"), Code.Of("string", "string"), FieldKind.Const, Code.Name($"\"{name}\"")));
        var other = reduction == "Sum" ? "R::Mean" : "R::Sum";
        return body.Local(
            Code.Of($"{{0}} switch {{ \"{name}\" => {{1!}}, _ => {other} }}", $"match {{0}} with \"{name}\" -> {{1!}} | _ -> {other}", mode, value), "reduction", "mode");
    }

    private static Code Squares(TermContext term, Code output, Code target)
    {
        var style = term.Style;
        return style.Pick("R elements", "pow(2)", "square()", "product", "torch.square", "torch.pow", "difference in a local", "sub().pow(2)", "abs().square()") switch
        {
            "pow(2)" => Code.Of("({0} - {1}).pow(2)", "({0} - {1}).pow(2.0.ToScalar())", output, target),
            "square()" => Code.Both("({1} - {0}).square()", output, target),
            "sub().pow(2)" => Code.Of("{0}.sub({1!}).pow(2)", "{0}.sub({1!}).pow(2.0.ToScalar())", output, target),
            "abs().square()" => Code.Both("T::square(({0} - {1}).abs())", output, target),
            "product" => Code.Both("({0} - {1}) * ({0} - {1})", output, target),
            "torch.square" => Code.Both("T::square({0} - {1})", output, target),
            "torch.pow" => Code.Of("T::pow({1} - {0}, 2)", "torch.pow({1} - {0}, 2.0.ToScalar())", output, target),
            _ => Code.Both(style.Any("{0} * {0}", "{0}.square()"), term.Body.Disposed(Code.Both("{0} - {1}", output, target), "difference", "error", "residual")),
        };
    }

    /// <summary>−log N(x; x̂, 1) without its constant: half a squared error.</summary>
    private static Code Density(TermContext term, Code output, Code target)
    {
        var normal = Code.Both("T::distributions.Normal({0!}, T::ones_like({0!}))", output);
        return term.Style.Pick("R elements", "-Normal.log_prob", "Normal in a local", "smooth L1", "Huber") switch
        {
            "-Normal.log_prob" => Code.Both("-{0}.log_prob({1!})", normal, target),
            "Normal in a local" => Code.Both("-{0}.log_prob({1!})", term.Body.Local(normal, "likelihood", "pxz", "decoderDist"), target),

            // Data and outputs are in [0, 1]: the linear part begins at 1.
            "smooth L1" => Code.Of("F::smooth_l1_loss({0!}, {1!}, reduction: R::None)", "F::smooth_l1_loss({0!}, {1!}, reduction = R::None)", output, target),
            _ => Code.Of("F::huber_loss({0!}, {1!}, 1.0, reduction: R::None)", "F::huber_loss({0!}, {1!}, 1.0, reduction = R::None)", output, target),
        };
    }
}
