module VaeLint.Runtime.FSharp.Tests.TorchTest

open TorchSharp
open Xunit
open Xunit.Sdk
open Xunit.v3

// libtorch's default device and random state belong to the process.
[<assembly: Parallelization(Mode = ParallelMode.None)>]
do ()

let vector (values: float list) = torch.tensor (List.toArray values, dtype = torch.ScalarType.Float64)

/// One row per sample.
let rows (values: float list list) =
    torch.stack [| for row in values -> vector row |]

/// Compares with numbers that were computed without the library.
let shouldBe (expected: float list) (actual: torch.Tensor) =
    let values = actual.``to``(torch.ScalarType.Float64).detach().flatten().data<float>().ToArray()
    Assert.Equal(expected.Length, values.Length)

    for wanted, value in Seq.zip expected values do
        Assert.Equal(wanted, value, 1e-10)
