namespace VaeLint.Torch.Tests.Styles;

/// <summary>Ways to add the two terms.</summary>
internal static class Totals
{
    public static Code Write(StyleComposer composer, Inputs inputs, Code reconstruction, Code kl)
    {
        var (style, spec, body) = (composer.Style, composer.Spec, composer.Entry.Body);
        var total = Sum(style, body, reconstruction, kl, isAccumulated: spec.Levels > 1);
        if (composer.IsLate)
        {
            var isSum = spec.Recipe.Kl is Footing.Sum or Footing.OwnMean;
            total = style.Any(Code.Both(isSum ? "{0}.sum()" : "{0}.mean()", total), Code.Both(isSum ? "T::sum({0!})" : "T::mean({0!})", total));
        }
        else if (composer.IsDividedLate)
        {
            total = Code.Both("{0} / {1}", total, composer.BatchSize(inputs.Target)(body));
        }

        if (spec.Common != 1)
        {
            total = style.Pick("common factor", ("/ 4", Code.Both("{0} / #4", total)), ("0.25 *", Code.Both("#0.25 * {0}", total)));
        }

        return total;
    }

    private static Code Sum(Style style, Body body, Code reconstruction, Code kl, bool isAccumulated)
    {
        switch (style.Pick("total", "r + k", "r + k", "k + r", "r.add(k)", "torch.add", "+=", "negative ELBO", "elbo in a local", "record of terms", "tuple of terms", isAccumulated ? "k + r" : "stack", "named tuple", "helper that adds"))
        {
            case "k + r":
                return Code.Both("{1} + {0}", reconstruction, kl);
            case "r.add(k)":
                return Code.Both("{0}.add({1!})", reconstruction, kl);
            case "torch.add":
                return Code.Both("T::add({0!}, {1!})", reconstruction, kl);
            case "+=":
                var sum = body.Fresh("loss", "total", "totalLoss");
                body.Statements.Add(new Let(sum, reconstruction, IsMutable: true));
                body.Statements.Add(new Assign(sum, "+=", kl));
                return Code.Name(sum);
            case "negative ELBO":
                return Code.Both("-(-{0} - {1})", reconstruction, kl);
            case "elbo in a local":
                return Code.Both("-{0}", body.Local(Code.Both("-{0} - {1}", reconstruction, kl), "elbo", "lowerBound"));
            case "stack":
                return Code.Of("T::stack(new[] {{ {0!}, {1!} }}).sum(0L)".Replace("{{", "{").Replace("}}", "}"), "torch.stack([| {0!}; {1!} |]).sum(0L)", reconstruction, kl);
            case "record of terms":
                body.Unit.Records.Add(new RecordType("LossTerms", [new("Reconstruction", Parameter.Tensor), new("Kl", Parameter.Tensor)]) { Total = ("Total", Code.Of("Reconstruction + Kl", "this.Reconstruction + this.Kl")) });
                var terms = body.Local(Code.Of("new LossTerms({0!}, {1!})", "{ Reconstruction = {0!}; Kl = {1!} }", reconstruction, kl), "terms", "parts");
                return Code.Both("{0}.Total", terms);
            case "tuple of terms":
                var (first, second) = (body.Fresh("a", "distortion"), body.Fresh("b", "divergence"));
                body.Statements.Add(new TakeApart([first, second], Code.Of("({0!}, {1!})", "struct ({0!}, {1!})", reconstruction, kl)));
                return Code.Both("{0} + {1}", Code.Name(first), Code.Name(second));
            case "named tuple":
                var named = body.Local(Code.Of("(Recon: {0!}, Kl: {1!})", "{| Recon = {0!}; Kl = {1!} |}", reconstruction, kl), "terms", "pair");
                return Code.Both("{0}.Recon + {0}.Kl", named);
            case "helper that adds":
                var helper = new Method(body.FreshMember("Combine", "Total"), MethodKind.Static, [new("reconLoss", Parameter.Tensor), new("klLoss", Parameter.Tensor)], Parameter.Tensor, [new Return(Code.Both("reconLoss + klLoss"))]) { IsArrow = style.Chance(50) };
                body.Unit.Methods.Add(helper);
                return Calls.Of(helper, reconstruction, kl);
            default:
                return Code.Both("{0} + {1}", reconstruction, kl);
        }
    }
}
