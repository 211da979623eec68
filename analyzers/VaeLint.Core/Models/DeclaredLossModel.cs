using VaeLint.Core.Algebra;
using VaeLint.Core.Evaluation;
using VaeLint.Core.Ir;
using VaeLint.Core.Vocabulary;

namespace VaeLint.Core.Models;

/// <summary>Evaluates the loss functions that the user has declared: one atom for the elements, then the reduction that the entry states.</summary>
internal sealed class DeclaredLossModel(AtomTable atoms, ReductionModel reductions)
{
    private readonly AtomTable _atoms = atoms;
    private readonly ReductionModel _reductions = reductions;

    /// <summary>The value of a call; null when the overload is not the one that the entry describes.</summary>
    public NumericValue? Evaluate(DeclaredLoss loss, MethodRef method, IReadOnlyList<AbstractValue> arguments, Site site)
    {
        if (!method.ReturnType.Yielded.IsTensor || loss.Parameters.Values.Any(parameter => method.IndexOf(parameter) < 0))
        {
            return null;
        }

        var tensors = Tensors(method, arguments);
        NumericValue? Named(LossRole role) =>
            loss.Parameters.TryGetValue(role, out var parameter) && method.IndexOf(parameter) is var index && index < arguments.Count ? Tensor(arguments[index]) : null;

        var operands = loss.Api.Family == LossFamily.Reconstruction
            ? Compared(Named(LossRole.Input), Named(LossRole.Target), tensors, loss, site)
            : [.. new[] { Named(LossRole.Mean), Named(LossRole.LogVariance) }.OfType<NumericValue>()];
        operands.AddRange(tensors.Where(tensor => operands.All(known => known.Key != tensor.Key)));

        var shape = loss.Api.IsReconstruction ? TensorShape.Broadcast(operands[0].Shape, operands[1].Shape) : operands.Select(operand => operand.Shape).FirstOrDefault(known => known is not null);
        var atom = _atoms.Get(AtomKind.Loss, operands.Count == 0 ? $"{loss.Name}@{site.At.File}:{site.At.Start}" : loss.Name, [.. operands.Select(operand => operand.Polynomial)], 0, site);
        atom.Loss = loss.Api;
        atom.StopsGradient |= loss.Api.IsReconstruction && operands.Take(2).Any(operand => operand.IsDetached);
        atom.Shape ??= loss.Api.Layout == LossLayout.PerSample ? TensorShape.BatchOf(shape?.EventSize) : shape;
        return Reduced(loss, new NumericValue(Polynomial.Of(atom, site), atom.Shape, isTensor: true), site);
    }

    private NumericValue Reduced(DeclaredLoss loss, NumericValue elements, Site site) => loss.Result switch
    {
        LossResult.Elementwise => elements,
        LossResult.Mean => Everything(elements, isMean: true, loss, site),
        LossResult.Sum => Everything(elements, isMean: false, loss, site),
        LossResult.BatchMean => Everything(Event(elements, isMean: false, loss, site), isMean: true, loss, site),
        _ => Event(elements, loss.Result == LossResult.PerSampleMean, loss, site),
    };

    private NumericValue Everything(NumericValue value, bool isMean, DeclaredLoss loss, Site site) => _reductions.Reduce(value, isMean, null, keepsAxes: false, site, loss: loss.Api);

    private NumericValue Event(NumericValue elements, bool isMean, DeclaredLoss loss, Site site) => _reductions.Reduce(elements, isMean, [1], keepsAxes: false, site, loss: loss.Api);

    /// <summary>Decoder output and data: as named, else the first two tensors. What the function gets from elsewhere is a tensor of its own.</summary>
    private List<NumericValue> Compared(NumericValue? input, NumericValue? target, IReadOnlyList<NumericValue> tensors, DeclaredLoss loss, Site site)
    {
        var open = tensors.Where(tensor => tensor.Key != input?.Key && tensor.Key != target?.Key).ToList();
        NumericValue Next(string what)
        {
            if (open.Count == 0)
            {
                return Leaf($"{what} of {loss.Name}@{site.At.File}:{site.At.Start}");
            }

            var next = open[0];
            open.RemoveAt(0);
            return next;
        }

        input ??= Next("output");
        return [input, target ?? Next("data")];
    }

    /// <summary>What is passed for a parameter that takes a tensor.</summary>
    private List<NumericValue> Tensors(MethodRef method, IReadOnlyList<AbstractValue> arguments) =>
        [.. method.Parameters.Zip(arguments, (parameter, argument) => parameter.Type.IsTensor ? Tensor(argument) : null).OfType<NumericValue>()];

    private NumericValue? Tensor(AbstractValue argument) => argument switch
    {
        NumericValue { IsTensor: true } tensor => tensor,
        NullValue => null,
        _ => Leaf(argument.Key),
    };

    private NumericValue Leaf(string name) => new(Polynomial.Of(_atoms.Leaf(name, null, Site.None)), isTensor: true);
}
