using VaeLint.Runtime.Tests.Infrastructure;
using static TorchSharp.torch;

namespace VaeLint.Runtime.Tests.Vectors;

public sealed class ReferenceCallTests : TorchTest
{
    /// <summary>Schedules, diagnostics and examples of whole objectives: more or less than one call, tested where these are.</summary>
    private static readonly string[] NoSingleCall = ["E-04", "E-05", "E-06", "E-13", "E-14", "E-15", "E-17", "S-05", "S-06"];

    public static TheoryData<int> Calls => [.. Enumerable.Range(0, ReferenceCalls.All.Count)];

    [Theory]
    [MemberData(nameof(Calls))]
    public void Gives_the_number_of_the_record(int index)
    {
        var call = ReferenceCalls.All[index];
        foreach (var type in call.Types)
        {
            call.AssertEqual(type, CPU);
        }
    }

    [Fact]
    public void Every_record_of_the_library_is_called()
    {
        string[] required =
        [
            .. Numbered("KL", 1, 2, 3, 4, 5, 6, 7, 15, 16, 17, 23),
            .. Numbered("R", 1, 2, 3, 4, 9), "R-10a", "R-10b", .. Numbered("R", 11, 12, 13, 14, 16, 20, 21, 23, 24, 25, 26),
            .. Numbered("E", 1, 2, 3, 4, 5, 6, 7, 13, 14, 15, 17),
            .. Numbered("G", 1, 2, 4, 5, 6, 7, 8, 10, 11),
            .. Numbered("S", 1, 2, 3, 4, 5, 6),
        ];

        Assert.Equal([], required.Except(ReferenceCalls.All.Select(call => call.Id)).Except(NoSingleCall));
    }

    private static IEnumerable<string> Numbered(string prefix, params int[] numbers) => numbers.Select(number => $"{prefix}-{number:00}");
}
