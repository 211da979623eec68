using static TorchSharp.torch;
using static VaeLint.Runtime.Tests.Contracts.Sample;

namespace VaeLint.Runtime.Tests.Contracts;

using Shapes = global::VaeLint.Shapes;

internal static partial class ContractTable
{
    private const string Six = "a: B C, b: B C, c: B, d: C, e: B _, f: *Rest";

    private const string LooksAtValues = "it is asked to look at the values";

    private static ContractInput[] SixTensors =>
    [
        Fixed("first", -1, 1, 3, 2), Fixed("second", -1, 1, 3, 2), Fixed("third", -1, 1, 3), Fixed("fourth", -1, 1, 2), Fixed("fifth", -1, 1, 3, 7), Fixed("sixth", -1, 1, 5, 4),
    ];

    private static IEnumerable<Contract> ShapeChecks =>
    [
        Check("pattern, first", 1, x => Shapes.Check(Pattern(1), x[0])),
        Check("pattern, first, second", 2, x => Shapes.Check(Pattern(2), x[0], x[1])),
        Check("pattern, first, second, third", 3, x => Shapes.Check(Pattern(3), x[0], x[1], x[2])),
        Check("pattern, first, second, third, fourth", 4, x => Shapes.Check(Pattern(4), x[0], x[1], x[2], x[3])),
        Check("pattern, first, second, third, fourth, fifth", 5, x => Shapes.Check(Pattern(5), x[0], x[1], x[2], x[3], x[4])),
        Check("pattern, first, second, third, fourth, fifth, sixth", 6, x => Shapes.Check(Pattern(6), x[0], x[1], x[2], x[3], x[4], x[5])),
        new("Shapes.Read(pattern, tensor)", [Fixed("tensor", -1, 1, 3, 2)], x => Shapes.Read("B C", x[0])) { Results = 0 },
        Pair("SameShape(first, second, firstName, secondName)", x => Shapes.SameShape(x[0], x[1])),
        Pair("SameDevice(first, second, firstName, secondName)", x => Shapes.SameDevice(x[0], x[1])),
        Pair("SameType(first, second, firstName, secondName)", x => Shapes.SameType(x[0], x[1])),
        new("Shapes.CanMultiply(left, right, leftName, rightName)", [Fixed("left", -1, 1, 3, 2), Fixed("right", -1, 1, 2, 4)], x => Nothing(() => Shapes.CanMultiply(x[0], x[1]))) { Results = 0 },
        new("Shapes.FloatingPoint(tensor, name)", [Fixed("tensor", -1, 1, 3, 2)], x => Nothing(() => Shapes.FloatingPoint(x[0]))) { Results = 0 },
        new("Shapes.Finite(tensor, name)", [Fixed("tensor", -1, 1, 3, 2)], x => Nothing(() => Shapes.Finite(x[0]))) { Results = 0, ReadsValues = LooksAtValues },
        new("Shapes.InRange(tensor, min, max, name)", [Fixed("tensor", -1, 1, 3, 2)], x => Nothing(() => Shapes.InRange(x[0], -1, 1))) { Results = 0, ReadsValues = LooksAtValues },
    ];

    private static string Pattern(int tensors) => string.Join(", ", Six.Split(", ").Take(tensors));

    private static Contract Check(string parameters, int tensors, Action<Tensor[]> check) =>
        new($"Shapes.Check({parameters})", SixTensors[..tensors], x => Nothing(() => check(x))) { Results = 0 };

    private static Contract Pair(string function, Action<Tensor[]> check) =>
        new("Shapes." + function, SixTensors[..2], x => Nothing(() => check(x))) { Results = 0 };

    private static object? Nothing(Action check)
    {
        check();
        return null;
    }
}
