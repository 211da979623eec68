using VaeLint.Core.Algebra;
using VaeLint.Core.Evaluation;

namespace VaeLint.Core.Models;

/// <summary>Tensor methods and functions by the table <see cref="TensorApis"/>; methods and static functions mean the same.</summary>
internal sealed class TensorModel(AtomTable atoms, ElementwiseAlgebra algebra, TensorArithmetic arithmetic, ShapeModel shapes, ReductionModel reductions)
{
    private readonly AtomTable _atoms = atoms;
    private readonly ElementwiseAlgebra _algebra = algebra;
    private readonly TensorArithmetic _arithmetic = arithmetic;
    private readonly ShapeModel _shapes = shapes;
    private readonly ReductionModel _reductions = reductions;

    public AbstractValue? Call(CallContext context, SemanticEdit? edit)
    {
        if (context.Name is "op_Implicit" or "op_Explicit")
        {
            return context.Subject;
        }

        if (context is { Name: "get_TensorItems", Receiver: NumericValue { IsTensor: true } whole })
        {
            return _shapes.Slice(whole, context.Arguments, context.Site);
        }

        if (TensorApis.Find(context.Name) is not { } api)
        {
            return context.Name is "max" or "min" && context.Operands.FirstOrDefault() is NumericValue { IsTensor: true } ? Extremum(context) : null;
        }

        if (api.Meaning is TensorMeaning.Zeros or TensorMeaning.Ones or TensorMeaning.FromScalar or TensorMeaning.Constant or TensorMeaning.NoiseLike)
        {
            return Factory(api, context, edit);
        }

        if (api.Meaning is TensorMeaning.Stack or TensorMeaning.Concatenate)
        {
            return Join(api.Meaning, context);
        }

        if (context.Name == "TotalSize" && context.Subject is ShapeValue shape)
        {
            return ShapeModel.Product(shape);
        }

        if (context.Subject is SequenceValue { IsRepresentative: false } stacked && api.Meaning is TensorMeaning.Sum or TensorMeaning.Mean)
        {
            return StackedReduction((SequenceValue)context.Subject, api.Meaning == TensorMeaning.Mean, context);
        }

        return context.Subject is NumericValue subject ? Elementwise(api, subject, context) ?? Structural(api, subject, context, edit) : null;
    }

    private AbstractValue? Elementwise(TensorApi api, NumericValue x, CallContext context)
    {
        var site = context.Site;
        var value = x.Polynomial;
        var other = context.Operands.FirstOrDefault() as NumericValue;
        switch (api.Meaning)
        {
            case TensorMeaning.Add when other is not null:
                return _arithmetic.Add(x, Scaled(other, context), 1);
            case TensorMeaning.Subtract when other is not null:
                return _arithmetic.Add(x, Scaled(other, context), -1);
            case TensorMeaning.Multiply when other is not null:
                return _arithmetic.Multiply(x, other, site, OperandSite(context), site);
            case TensorMeaning.Divide when other is not null:
                return _arithmetic.Divide(x, other, isInteger: false, OperandSite(context), site);
            case TensorMeaning.Negate:
                return _arithmetic.Negate(x);
            case TensorMeaning.Exp:
                return x.With(_algebra.Exp(value, site));
            case TensorMeaning.Expm1:
                return x.With(Polynomial.Add(_algebra.Exp(value, site), Polynomial.Constant(Coefficient.One), -1));
            case TensorMeaning.Log:
                return x.With(_algebra.Log(value, site));
            case TensorMeaning.Log1p:
                return x.With(_algebra.Log(Polynomial.Add(Polynomial.Constant(Coefficient.One), value), site));
            case TensorMeaning.Log2:
                return x.With(_algebra.Log(value, site).Scale(1 / Math.Log(2)));
            case TensorMeaning.Square:
                return x.With(_algebra.Square(value, site));
            case TensorMeaning.Sqrt:
                return x.With(_algebra.Power(value, 0.5, site));
            case TensorMeaning.Rsqrt:
                return x.With(_algebra.Power(value, -0.5, site));
            case TensorMeaning.Reciprocal:
                return x.With(_algebra.Reciprocal(value, site));
            case TensorMeaning.Pow when other?.Polynomial.AsNumber is { } exponent:
                return x.With(_algebra.Power(value, exponent, site));
            case TensorMeaning.Abs:
                return value.HasReductions ? WithoutSign(x, site) : x.With(_algebra.Abs(value, site));
            case TensorMeaning.AddProduct or TensorMeaning.AddQuotient:
                return AddCombination(x, api.Meaning == TensorMeaning.AddQuotient, context);
            case TensorMeaning.XLogY when other is not null:
                return _arithmetic.Multiply(x, other.With(_algebra.Log(other.Polynomial, site)), site, site, site);
            default:
                return null;
        }
    }

    private AbstractValue? Structural(TensorApi api, NumericValue x, CallContext context, SemanticEdit? edit)
    {
        var site = context.Site;
        switch (api.Meaning)
        {
            case TensorMeaning.Sum or TensorMeaning.Mean:
                return _reductions.Call(x, api.Meaning == TensorMeaning.Mean, context, edit);
            case TensorMeaning.Identity:
                return new NumericValue(x.Polynomial, x.Shape, isTensor: true) { IsBounded = x.IsBounded, StoppedAt = x.StoppedAt };
            case TensorMeaning.Detach:
                return LossContent.IsPossible(x.Polynomial) ? x.With(x.Polynomial.Detach(site)) : new NumericValue(x.Polynomial, x.Shape, x.IsTensor, x.IsIntegral) { IsDetached = true, StoppedAt = site };
            case TensorMeaning.Bound:
                return Bounded(x, site);
            case TensorMeaning.Extremum:
                return Extremum(context);
            case TensorMeaning.Function:
                return Function(api.Name, x, site);
            case TensorMeaning.View:
                return x.WithShape(_shapes.View(x, TensorViews.Extents(context)));
            case TensorMeaning.Flatten:
                return x.WithShape(TensorViews.Flatten(x.Shape, context));
            case TensorMeaning.Squeeze:
                return x.WithShape(TensorViews.Squeeze(x.Shape, context.Argument("dim")));
            case TensorMeaning.Unsqueeze:
                return x.WithShape(TensorViews.Unsqueeze(x.Shape, context.Argument("dim")));
            case TensorMeaning.Permute:
                return x.WithShape(TensorViews.Permuted(x.Shape, context));
            case TensorMeaning.Expand:
                return x.WithShape(context.Name == "expand_as" && context.Operands.FirstOrDefault() is NumericValue like ? like.Shape : TensorShape.Scrambled);
            case TensorMeaning.Split:
                return TensorViews.Split(x, context, _atoms);
            case TensorMeaning.Shape:
                return new ShapeValue(x);
            case TensorMeaning.Size when context.Operands.FirstOrDefault() is NumericValue { Polynomial.AsNumber: { } axis }:
                return ShapeModel.Size(x, (int)axis);
            case TensorMeaning.Size:
                return new ShapeValue(x);
            case TensorMeaning.ElementCount:
                return ShapeModel.ElementCount(x);
            case TensorMeaning.Item:
                return x.IsTensor ? new NumericValue(Polynomial.Constant(Coefficient.Of(_atoms.NumberIn(x, site)))) : x;
            case TensorMeaning.Backward:
                context.Evaluator.RecordSink(x, context.State, site, isBackward: !IsSeeded(context));
                return NullValue.Instance;
            default:
                return null;
        }
    }

    /// <summary>The alpha of add and sub.</summary>
    private NumericValue Scaled(NumericValue operand, CallContext context) =>
        context.Argument("alpha") is NumericValue alpha ? _arithmetic.Multiply(operand, alpha, context.Site, context.Site, context.Site) : operand;

    /// <summary>backward(grad_tensors) may turn the sign.</summary>
    private static bool IsSeeded(CallContext context) => context.ExplicitArgumentSite("grad_tensors") is not null || context.ExplicitArgumentSite("grad_tensor") is not null;

    private static Site OperandSite(CallContext context) => context.ArgumentSite(context.Receiver is null ? 1 : 0);

    private NumericValue? AddCombination(NumericValue x, bool isQuotient, CallContext context)
    {
        var operands = context.Operands.OfType<NumericValue>().ToList();
        if (operands.Count < 2)
        {
            return null;
        }

        var combined = isQuotient
            ? _arithmetic.Divide(operands[0], operands[1], isInteger: false, context.Site, context.Site)
            : _arithmetic.Multiply(operands[0], operands[1], context.Site, context.Site, context.Site);
        return _arithmetic.Add(x, operands.Count > 2 ? _arithmetic.Multiply(combined, operands[2], context.Site, context.Site, context.Site) : combined, 1);
    }

    /// <summary>max(kl, λ) keeps the scale of the KL; the larger of two losses is opaque.</summary>
    private AbstractValue Extremum(CallContext context)
    {
        var operands = new[] { context.Subject }.Concat(context.Operands).OfType<NumericValue>().ToList();
        var losses = operands.Where(o => LossContent.IsPossible(o.Polynomial)).ToList();
        return losses.Count == 1 && operands.Where(o => o != losses[0]).All(o => o.Polynomial.IsScalar)
            ? WithoutSign(losses[0], context.Site)
            : new NumericValue(_algebra.Opaque(context.Name, context.Site, operands.Select(o => o.Polynomial).ToArray()), operands.FirstOrDefault()?.Shape, isTensor: true);
    }

    private static NumericValue Bounded(NumericValue x, Site site)
    {
        var bounded = x.Polynomial.HasReductions || x.Polynomial.Terms.Count > 1 ? WithoutSign(x, site) : x;
        return new NumericValue(bounded.Polynomial, x.Shape, x.IsTensor, x.IsIntegral) { IsDetached = x.IsDetached, IsBounded = true, StoppedAt = x.StoppedAt };
    }

    private static NumericValue WithoutSign(NumericValue bounded, Site site) => bounded.With(bounded.Polynomial.Scale(new ScalarFactor(Coefficient.One, site, site) { HidesSign = true }));

    private NumericValue Function(string name, NumericValue x, Site site)
    {
        if (x.Polynomial.HasReductions && LossContent.IsPossible(x.Polynomial))
        {
            return name == "relu" ? WithoutSign(x, site) : new NumericValue(_algebra.Opaque(name, site, x.Polynomial), x.Shape, isTensor: true);
        }

        return x.With(_algebra.Function(name, x.Polynomial, x.Shape, site));
    }

    private NumericValue? Factory(TensorApi api, CallContext context, SemanticEdit? edit)
    {
        var like = context.Subject is NumericValue { IsTensor: true } model ? model.Shape : null;
        switch (api.Meaning)
        {
            case TensorMeaning.Zeros:
                return new NumericValue(Polynomial.Zero, like ?? TensorShape.Scalar, isTensor: true);
            case TensorMeaning.Ones:
                return new NumericValue(Polynomial.Constant(Coefficient.One), like ?? TensorShape.Scalar, isTensor: true);
            case TensorMeaning.Constant:
                var constant = _atoms.Leaf($"{context.Name}({_atoms.Shorten(string.Join(",", context.Arguments.Select(a => a.Key)))})", null, context.Site);
                constant.IsConstant = true;
                return new NumericValue(Polynomial.Of(constant, context.Site), isTensor: true);
            case TensorMeaning.NoiseLike:
                return Noise(edit is NoiseEdit ? NoiseKind.StandardNormal : api.Noise, like, context);
            default:
                var scalar = context.Arguments.OfType<NumericValue>().FirstOrDefault(a => !a.IsTensor);
                return scalar is null ? null : new NumericValue(scalar.Polynomial, like ?? TensorShape.Scalar, isTensor: true);
        }
    }

    /// <summary>Fresh values; normal(mean, std) of numbers is mean + std · N(0, 1).</summary>
    private NumericValue Noise(NoiseKind kind, TensorShape? like, CallContext context)
    {
        var (mean, std) = (context.Argument("mean"), context.Argument("std"));
        var isPlain = mean is null && std is null;
        var isKnown = isPlain || (mean is NumericValue { Polynomial.IsScalar: true } && std is NumericValue { Polynomial.IsScalar: true });
        if (!isKnown && mean is NumericValue location && std is NumericValue scale)
        {
            return Gaussian(location, scale, context);
        }

        var leaf = _atoms.NoiseLeaf($"{context.Name}@{context.Call.At.File}:{context.Call.At.Start}", isKnown ? kind : NoiseKind.None, like, context.Site);
        var noise = new NumericValue(Polynomial.Of(leaf, context.Site), like, isTensor: true);
        if (isPlain || !isKnown)
        {
            return noise;
        }

        var scaled = _arithmetic.Multiply(noise, (NumericValue)std!, context.Site, context.ExplicitArgumentSite("std") ?? context.Site, context.Site);
        return _arithmetic.Add(scaled, (NumericValue)mean!, 1);
    }

    /// <summary>normal(mean, std) of tensors is a reparameterized sample: TorchSharp, unlike PyTorch, computes randn · std + mean, and so it trains both.</summary>
    private NumericValue Gaussian(NumericValue mean, NumericValue std, CallContext context)
    {
        var shape = mean.IsTensor ? mean.Shape : std.Shape;
        var leaf = _atoms.NoiseLeaf($"{context.Name}({_atoms.Shorten(mean.Key)},{_atoms.Shorten(std.Key)})@{context.Call.At.File}:{context.Call.At.Start}", NoiseKind.Gaussian, shape, context.Site);
        leaf.Inputs = [mean.Polynomial, std.Polynomial];
        context.Evaluator.NoteGaussian(GaussianRecord.OfDistribution(mean.Polynomial, std.Polynomial, context.Site));
        return new NumericValue(Polynomial.Of(leaf, context.Site), shape, isTensor: true);
    }

    /// <summary>A stack of known terms is remembered as such, so that its sum is their sum.</summary>
    private AbstractValue? Join(TensorMeaning meaning, CallContext context)
    {
        if (context.Arguments.Count == 0)
        {
            return null;
        }

        var sequence = SequenceModel.Resolve(context.Arguments[0], context.State);
        var parts = sequence?.Items.OfType<NumericValue>().ToList() ?? [];
        if (meaning == TensorMeaning.Stack && sequence is { IsRepresentative: false } && parts.Count == sequence.Items.Count && IsOverFirstAxis(context)
            && (parts.All(i => i.Shape is { Rank: 0 }) || parts.All(i => LossContent.IsPossible(i.Polynomial))))
        {
            return sequence;
        }

        if (parts.Any(p => LossContent.IsPossible(p.Polynomial)))
        {
            return new NumericValue(_algebra.Opaque(context.Name, context.Site, parts.Select(p => p.Polynomial).ToArray()), isTensor: true);
        }

        var shape = meaning == TensorMeaning.Stack || context.Argument("dim") is not NumericValue { Polynomial.AsNumber: not 0 } ? TensorShape.Scrambled : null;
        var leaf = _atoms.Leaf($"{context.Name}({_atoms.Shorten(context.Arguments[0].Key)})", shape, context.Site);
        return new NumericValue(Polynomial.Of(leaf, context.Site), shape, isTensor: true);
    }

    private static bool IsOverFirstAxis(CallContext context) => context.Argument("dim") is null or NumericValue { Polynomial.AsNumber: 0 };

    /// <summary>What is stacked has one shape, so that a sum over the new axis adds the terms, and a sum over everything adds their sums.</summary>
    private NumericValue? StackedReduction(SequenceValue stacked, bool isMean, CallContext context)
    {
        if (ReductionModel.IsByteTrap(context))
        {
            return null;
        }

        var isScalar = stacked.Items.All(item => item is NumericValue { Shape.Rank: 0 });
        var isWhole = !isScalar;
        for (var index = 0; !isScalar && index < context.Method.Parameters.Count && index < context.Arguments.Count; index++)
        {
            if (context.Method.Parameters[index].Name.StartsWith("dim", StringComparison.Ordinal))
            {
                if (!IsFirstAxis(context.Arguments[index]) || context.Argument("keepdim") is BooleanValue { Value: true })
                {
                    return null;
                }

                isWhole = false;
            }
        }

        var sum = new NumericValue(Polynomial.Zero, TensorShape.Scalar, isTensor: true);
        foreach (var item in stacked.Items.OfType<NumericValue>())
        {
            sum = _arithmetic.Add(sum, isWhole ? _reductions.Reduce(item, isMean, null, keepsAxes: false, context.Site) : item, 1);
        }

        return isMean ? sum.With(sum.Polynomial.Scale(new ScalarFactor(Coefficient.Of(1.0 / stacked.Items.Count), context.Site, context.Site))) : sum;
    }

    private static bool IsFirstAxis(AbstractValue axes) => axes switch
    {
        NumericValue { Polynomial.AsNumber: 0 } => true,
        SequenceValue { IsRepresentative: false, Items: [var only] } => IsFirstAxis(only),
        _ => false,
    };
}
