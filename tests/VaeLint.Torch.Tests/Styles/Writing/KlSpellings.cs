namespace VaeLint.Torch.Tests.Styles;

/// <summary>What the encoder gives besides the mean.</summary>
internal enum Spread
{
    LogVariance,
    StandardDeviation,
    LogStandardDeviation,
    Variance,
}

/// <summary>An elementwise KL, and the factor that some write outside of the reduction.</summary>
internal sealed record KlElements(Code Elements, Func<Code, Code> Outside);

/// <summary>Ways to write ½(μ² + σ² − log σ² − 1).</summary>
internal static class KlSpellings
{
    public static KlElements Write(Body body, Code mean, Spread spread, Code scale)
    {
        var style = body.Style;
        var square = Square(body, mean);
        var (variance, log) = Parts(body, spread, scale);
        if (style.Chance(6))
        {
            return InPlace(body, mean, variance, log);
        }

        if (style.Chance(12))
        {
            variance = style.Any("local", "inline") == "local" ? body.Disposed(variance, "variance", "expLogVar", "sigma2") : variance;
        }

        return style.Pick("KL form",
            ("-0.5 * (1 + v - m² - e)", new KlElements(Code.Both("#1 + {0} - {1} - {2}", log, square, variance), Minus)),
            ("-0.5 * (1 + v - m² - e)", new KlElements(Code.Both("#1 + {0} - {1} - {2}", log, square, variance), Minus)),
            ("0.5 * (m² + e - v - 1)", new KlElements(Code.Both("{1} + {2} - {0} - #1", log, square, variance), Half)),
            ("(e + m² - 1 - v) / 2", new KlElements(Code.Both("{2} + {1} - #1 - {0}", log, square, variance), code => Code.Both("{0} / #2", code))),
            ("-(1 + v - m² - e) * 0.5", new KlElements(Code.Both("-({0} + #1 - {1} - {2})", log, square, variance), code => Code.Both("{0} * #0.5", code))),
            ("0.5 * (e - 1 - v + m²)", new KlElements(Code.Both("{2} - #1 - {0} + {1}", log, square, variance), Half)),
            ("without the 1", new KlElements(Code.Both("{1} + {2} - {0}", log, square, variance), Half)),
            ("½ inside each", new KlElements(Code.Both("#0.5 * {1} + #0.5 * {2} - #0.5 * {0} - #0.5", log, square, variance), code => code)),
            ("methods", new KlElements(Code.Of("{1}.add({2!}).sub({0!}).sub(1)", "{1}.add({2!}).sub({0!}).sub(1.0.ToScalar())", log, square, variance), Half)),
            ("torch functions", new KlElements(Code.Of("torch.sub(torch.add({1!}, {2!}), torch.add({0!}, 1))", "torch.sub(torch.add({1!}, {2!}), torch.add({0!}, 1.0.ToScalar()))", log, square, variance), Half)),
            ("piped", new KlElements(Code.Of("{1} + {2} - {0} - 1", "({1} + {2} |> fun t -> t - {0} - 1.0)", log, square, variance), Half)),
            ("methods, negated", new KlElements(Code.Of("{0}.add(1).sub({1!}).sub({2!}).neg()", "{0}.add(1.0.ToScalar()).sub({1!}).sub({2!}).neg()", log, square, variance), Half)),
            ("mul(-0.5)", new KlElements(Code.Of("(1 + {0} - {1} - {2}).mul(-0.5)", "(1.0 + {0} - {1} - {2}).mul((-0.5).ToScalar())", log, square, variance), code => code)),
            ("div(2)", new KlElements(Code.Of("({1} + {2} - {0} - 1).div(2)", "({1} + {2} - {0} - 1.0).div(2.0.ToScalar())", log, square, variance), code => code)),
            ("in two parts", new KlElements(Code.Both("#0.5 * {1} + #0.5 * ({2} - #1 - {0})", log, square, variance), code => code)),
            ("negated sum of parts", new KlElements(Code.Both("({0} + #1) - ({1} + {2})", log, square, variance), code => Code.Both("-(#0.5 * {0})", code))));
    }

    private static Code Minus(Code code) => Code.Both("-0.5 * {0}", code);

    private static Code Half(Code code) => Code.Both("#0.5 * {0}", code);

    private static Code Square(Body body, Code mean) => body.Style.Pick("KL square", "pow(2)", "pow(2)", "square()", "mu * mu", "torch.square", "torch.pow", "in a local") switch
    {
        "pow(2)" => Code.Of("{0}.pow(2)", "{0}.pow(2.0.ToScalar())", mean),
        "square()" => Code.Both("{0}.square()", mean),
        "mu * mu" => Code.Both("{0} * {0}", mean),
        "torch.square" => Code.Both("T::square({0!})", mean),
        "torch.pow" => Code.Of("T::pow({0!}, 2)", "torch.pow({0!}, 2.0.ToScalar())", mean),
        _ => body.Disposed(Code.Both("{0} * {0}", mean), "muSquared", "squaredMean", "m2"),
    };

    private static (Code Variance, Code Log) Parts(Body body, Spread spread, Code scale)
    {
        var style = body.Style;
        switch (spread)
        {
            case Spread.LogVariance:
                style.Use("KL parameter: log-variance");
                return (style.Pick("KL exponential",
                    ("exp()", Code.Both("{0}.exp()", scale)),
                    ("exp()", Code.Both("{0}.exp()", scale)),
                    ("torch.exp", Code.Both("T::exp({0!})", scale)),
                    ("expm1() + 1", Code.Both("({0}.expm1() + #1)", scale)),
                    ("exp(v/2) squared", Code.Of("(0.5 * {0}).exp().pow(2)", "(0.5 * {0}).exp().square()", scale))), scale);
            case Spread.StandardDeviation:
                style.Use("KL parameter: standard deviation");
                return (style.Any(Code.Both("{0} * {0}", scale), Code.Of("{0}.pow(2)", "{0}.pow(2.0.ToScalar())", scale), Code.Both("{0}.square()", scale)), style.Pick("KL logarithm",
                    ("2 * std.log()", Code.Both("#2 * {0}.log()", scale)),
                    ("torch.log(std.pow(2))", Code.Of("T::log({0}.pow(2))", "T::log({0}.pow(2.0.ToScalar()))", scale)),
                    ("log of square", Code.Both("({0} * {0}).log()", scale)),
                    ("2 * torch.log", Code.Both("#2 * T::log({0!})", scale))));
            case Spread.Variance:
                style.Use("KL parameter: variance");
                return (scale, style.Any(Code.Both("{0}.log()", scale), Code.Both("T::log({0!})", scale)));
            default:
                style.Use("KL parameter: log standard deviation");
                return (style.Pick("KL exponential",
                    ("exp(2s)", Code.Both("(#2 * {0}).exp()", scale)),
                    ("torch.exp(2s)", Code.Both("T::exp(#2 * {0})", scale)),
                    ("exp(s) squared", Code.Of("{0}.exp().pow(2)", "{0}.exp().square()", scale))), Code.Both("#2 * {0}", scale));
        }
    }

    private static KlElements InPlace(Body body, Code mean, Code variance, Code log)
    {
        body.Style.Use("KL form: in place");
        var chain = body.Local(
            body.Style.Any(
                Code.Of("{1}.pow(2).add_({0!}).mul_(-1).add_(1).add_({2!})", "{1}.square().add_({0!}).mul_((-1.0).ToScalar()).add_(1.0.ToScalar()).add_({2!})", variance, mean, log),
                Code.Of("(1 + {2}).sub_({1}.square()).sub_({0!})", "(1.0 + {2}).sub_({1}.square()).sub_({0!})", variance, mean, log)),
            "element", "kld", "inner");
        return new KlElements(chain, Minus);
    }
}
