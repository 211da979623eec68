using VaeLint.Runtime.Tests.Infrastructure;
using static TorchSharp.torch;

namespace VaeLint.Runtime.Tests.Vectors;

public sealed class ReferenceCallTests : TorchTest
{
    public static TheoryData<int> Calls => [.. Enumerable.Range(0, ReferenceCalls.All.Count)];

    [Theory]
    [MemberData(nameof(Calls))]
    public void Gives_the_number_of_the_record(int index)
    {
        ReferenceCalls.All[index].AssertEqual(ScalarType.Float64, CPU);
        ReferenceCalls.All[index].AssertEqual(ScalarType.Float32, CPU);
    }
}
