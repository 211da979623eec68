namespace VaeLint.Torch.Tests.Generated;

/// <summary>Spellings of the elementwise Gaussian KL and of its reductions.</summary>
internal static class KlForms
{
    private static readonly AxisWeight One = AxisWeight.One;

    public static IReadOnlyList<Elementwise> Spellings { get; } =
    [
        new("-0.5 * (1 + logvar - mu.pow(2) - logvar.exp())", One),
        new("0.5 * (mu * mu + logvar.exp() - logvar - 1)", One),
        new("(mu.square() + torch.exp(logvar) - 1 - logvar) / 2", One),
        new("-(1 + logvar - torch.square(mu) - torch.exp(logvar)) * 0.5", One),
        new("0.5 * (sigma * sigma + mu * mu - 1 - 2 * sigma.log())", One),
        new("-0.5 * (1 + 2 * torch.log(sigma) - torch.square(mu) - torch.square(sigma))", One),
        new("0.5 * (sigma.pow(2) + mu.pow(2) - torch.log(sigma.pow(2)) - 1)", One),
        new("0.5 * ((2 * logSigma).exp() + mu * mu - 1 - 2 * logSigma)", One),
        new("0.5 * (variance + mu.pow(2) - 1 - variance.log())", One, "var variance = logvar.exp();"),
        new("-0.5 * (logvar - mu.pow(2) - logvar.exp())", One),
        new("logvar.exp().add(mu.square()).sub(logvar).sub(1).div(2)", One),
        new("-(0.5 * logvar) + (logvar.exp() + mu.pow(2)) / 2 - 0.5", One),
        new("0.5 * (mu * mu + logvar.expm1() - logvar)", One),
        new("chain", One, "var chain = mu.pow(2).add_(logvar.exp()).mul_(-1).add_(1).add_(logvar).mul_(-0.5);"),
        new("0.5 * (priorLogvar - logvar + (logvar - priorLogvar).exp() + (mu - priorMu).pow(2) / priorLogvar.exp() - 1)", One, "var priorMu = torch.zeros_like(mu);", "var priorLogvar = torch.zeros_like(logvar);"),
        new("0.5 * (std.pow(2) + mu.pow(2)) - std.log() - 0.5", One, "var std = torch.exp(0.5 * logvar);"),
        new("torch.addcmul(torch.exp(logvar), mu, mu, 1).sub(logvar).sub(1).mul(0.5)", One),
        new("0.5 * (mu.pow(2) + logvar.exp() - (logvar + 1.0))", One),
    ];

    public static IReadOnlyList<ReductionForm> Reductions(EventLayout layout) =>
    [
        new("({0}).sum()", false, One),
        new("({0}).mean()", false, One / (AxisWeight.B * AxisWeight.L)),
        new("({0}).sum(1).mean()", false, One / AxisWeight.B),
        new("({0}).sum(dim: 1).mean()", false, One / AxisWeight.B),
        new("torch.sum({0})", false, One),
        new("torch.mean({0})", false, One / (AxisWeight.B * AxisWeight.L)),
        new("torch.mean(torch.sum({0}, 1))", false, One / AxisWeight.B),
        new("({0}).sum() / mu.shape[0]", false, One / AxisWeight.B),
        new("({0}).sum() / x.size(0)", false, One / AxisWeight.B),
        new("({0}).sum() / mu.numel()", false, One / (AxisWeight.B * AxisWeight.L)),
        new("({0}).sum() / x.numel()", false, One / layout.BD),
        new("({0}).sum() / (x.shape[0] * " + layout.DText + ")", false, One / layout.BD),
        new("({0}).sum([1])", true, One),
        new("({0}).sum(-1)", true, One),
        new("({0}).mean([1])", true, One / AxisWeight.L),
        new("({0}).sum(1, true).mean()", false, One / AxisWeight.B),
        new("({0}).mean([0]).sum()", false, One / AxisWeight.B),
        new("({0}).sum(0L).mean()", false, One / AxisWeight.L),
        new("({0}).sum(1).sum()", false, One),
        new("({0}).mean(new long[] {{ 1 }}).mean()", false, One / (AxisWeight.B * AxisWeight.L)),
        new("({0}).flatten(1).sum(1).mean()", false, One / AxisWeight.B),
        new("({0}).sum(1).mean() / mu.shape[1]", false, One / (AxisWeight.B * AxisWeight.L)),
    ];

    public static IReadOnlyList<Factor> Factors(EventLayout layout) =>
    [
        new("{0}", One),
        new("{0}", One),
        new("0.5 * ({0})", 0.5 * One),
        new("2 * ({0})", 2 * One),
        new("({0}) * 0.001", 0.001 * One),
        new("beta * ({0})", ProgramComposer.Beta * One),
        new("({0}) / " + layout.DText, One / layout.D),
        new("(1.0 / " + layout.DText + ") * ({0})", One / layout.D),
        new("({0}) * mu.shape[1] / " + layout.DText, AxisWeight.L / layout.D),
        new("({0}) / 10", 0.1 * One),
        new("({0}) / x.shape[0]", One / AxisWeight.B),
    ];
}
