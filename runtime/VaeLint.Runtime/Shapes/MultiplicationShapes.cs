using static TorchSharp.torch;

namespace VaeLint.Tensors;

/// <summary>The rule of torch.matmul: inner axes are equal, leading axes broadcast.</summary>
internal static class MultiplicationShapes
{
    public static bool Fit(Tensor left, Tensor right)
    {
        var (leftRank, rightRank) = ((int)left.dim(), (int)right.dim());
        if (leftRank == 0 || rightRank == 0 || left.size(leftRank - 1) != right.size(Inner(rightRank)))
        {
            return false;
        }

        for (var back = 3; back <= Math.Min(leftRank, rightRank); back++)
        {
            var (first, second) = (left.size(leftRank - back), right.size(rightRank - back));
            if (first != second && first != 1 && second != 1)
            {
                return false;
            }
        }

        return true;
    }

    public static ShapeException Error(string function, string leftName, long[] left, string rightName, long[] right)
    {
        var start = $"{function}: {leftName} is {ShapeText.InSentence(left)}, {rightName} is {ShapeText.InSentence(right)}: ";
        if (left.Length == 0 || right.Length == 0)
        {
            var scalar = left.Length == 0 ? leftName : rightName;
            return new ShapeException($"{start}matmul needs at least 1 axis. Multiply by a scalar with *.", scalar, expected: "at least 1 axis", actual: []);
        }

        var inner = Inner(right.Length);
        if (left[^1] == right[inner])
        {
            return new ShapeException(
                $"{start}the axes before the last two do not broadcast. Make them equal, or 1 where one matrix serves all.",
                rightName,
                expected: "leading axes that broadcast",
                actual: right);
        }

        var suggestions = new List<string>();
        Suggest(rightName, right, shape => left[^1] == shape[^2]);
        Suggest(leftName, left, shape => shape[^1] == right[inner]);
        var advice = suggestions.Count > 0 ? $"Use {suggestions[0]}." : "Give the layers that make them one size.";
        return new ShapeException(
            $"{start}axis {left.Length - 1} of {leftName} is {left[^1]}, axis {inner} of {rightName} is {right[inner]}; they have to be equal. {advice}",
            rightName,
            inner,
            ShapeText.Number(left[^1]),
            right,
            suggestions: suggestions);

        void Suggest(string name, long[] shape, Func<long[], bool> fits)
        {
            if (shape.Length < 2)
            {
                return;
            }

            long[] turned = [.. shape[..^2], shape[^1], shape[^2]];
            var rest = name == rightName ? left : right;
            if (fits(turned) && ShapeArithmetic.Broadcast(turned[..^2], rest[..Math.Max(0, rest.Length - 2)]) is not null)
            {
                suggestions.Add($"{ShapeText.Receiver(name)}.transpose({shape.Length - 2}, {shape.Length - 1})");
            }
        }
    }

    private static int Inner(int rightRank) => rightRank == 1 ? 0 : rightRank - 2;
}
