/// The classes of VaeLint.Runtime as F# calls them: named and optional arguments, lambdas, lists.
module VaeLint.Runtime.FSharp.Tests.ClassesTests

open System
open TorchSharp
open VaeLint
open VaeLint.FSharp
open Xunit
open VaeLint.Runtime.FSharp.Tests.TorchTest

let private messageOf (action: unit -> unit) = Assert.ThrowsAny<ArgumentException>(action).Message

[<Fact>]
let ``The modules do not hide the classes of the same name`` () =
    let kl = rows [ [ 0.0; 2.0 ] ]

    FreeBits.PerDimension(kl, 0.5, batchDims = 1) |> shouldBe [ 2.5 ]
    Capacity.PerSample(vector [ 1.0 ], capacity = 3.0, gamma = 2.0) |> shouldBe [ 4.0 ]

[<Fact>]
let ``Constants are left out by name`` () =
    let m, x = rows [ [ 1.0; 2.0 ] ], rows [ [ 2.0; 4.0 ] ]

    NegativeLogLikelihood.Gaussian(m, x, 0.5, includeConstants = false) |> shouldBe [ 10.0 ]
    NegativeLogLikelihood.Laplace(m, x, includeConstants = false) |> shouldBe [ 3.0 ]
    NegativeLogLikelihood.GaussianLogVariance(m, torch.zeros_like m, x, includeConstants = false) |> shouldBe [ 2.5 ]

[<Fact>]
let ``An optional number is written as it is`` () =
    let logits = torch.zeros (1L, 2L, 4L, dtype = torch.float64)

    NegativeLogLikelihood.Categorical(logits, torch.tensor(array2D [ [ 1L; 3L ] ]), classDim = -1, ignoreIndex = 3L)
    |> shouldBe [ Math.Log 4.0 ]

[<Fact>]
let ``Batch axes of a divergence`` () =
    KlDivergence.ToStandardNormal(torch.ones (1L, 3L, 2L, dtype = torch.float64), torch.zeros (1L, 3L, 2L, dtype = torch.float64), batchDims = 2)
    |> shouldBe [ 1.0; 1.0; 1.0 ]

[<Fact>]
let ``Importance weights in a pipeline`` () =
    // Weights 1 and 3 of the first sample, 2 and 2 of the second.
    let weights = (rows [ [ 1.0; 2.0 ]; [ 3.0; 2.0 ] ]).log ()

    weights |> ImportanceWeighted.Bound |> shouldBe [ Math.Log 2.0; Math.Log 2.0 ]
    weights |> ImportanceWeighted.Loss |> shouldBe [ -Math.Log 2.0 ]

[<Fact>]
let ``A draw moves with its mean and repeats with its generator`` () =
    let mean = rows [ [ 1.0; -2.0 ] ]
    let logVariance = torch.full_like (mean, Double.NegativeInfinity)
    let drawn seed = Posterior.Reparameterize(mean, torch.zeros_like mean, generator = new torch.Generator(seed))

    Posterior.Reparameterize(mean, logVariance) |> shouldBe [ 1.0; -2.0 ]
    Posterior.ReparameterizeMany(mean, logVariance, samples = 2L) |> shouldBe [ 1.0; -2.0; 1.0; -2.0 ]
    Assert.Equal(0.0, (drawn 7UL - drawn 7UL).abs().sum().ToDouble())
    Assert.NotEqual(0.0, (drawn 7UL - drawn 8UL).abs().sum().ToDouble())

[<Fact>]
let ``Densities have the sign of a density`` () =
    let z = rows [ [ 1.0; 2.0 ] ]
    let half = 0.5 * Math.Log(2.0 * Math.PI)

    LogDensity.StandardNormal z |> shouldBe [ -2.5 - 2.0 * half ]
    LogDensity.Normal(z, torch.ones_like z, torch.full_like (z, Math.Log 4.0)) |> shouldBe [ -0.125 - Math.Log 4.0 - 2.0 * half ]

[<Fact>]
let ``A list of divergences is a list of levels`` () =
    use elbo = NegativeElbo.Compute(vector [ 1.0 ], [ vector [ 2.0 ]; vector [ 3.0 ] ], beta = 0.5)

    elbo.Loss |> shouldBe [ 3.5 ]

[<Fact>]
let ``Schedules take whole numbers`` () =
    Assert.Equal(0.25, BetaSchedule.Linear(2_500, 10_000))
    Assert.Equal(0.5, BetaSchedule.Cyclical(125, total = 1_000, cycles = 2))

[<Fact>]
let ``Shapes are checked, read and collected`` () =
    let x = torch.zeros (3L, 2L)
    let scope = ShapeScope()
    scope.Check("x: B D", x)

    Assert.Equal(3L, (Shapes.Read("B D", x))["B"])
    Assert.Equal(2L, scope.Bindings["D"])
    Assert.Equal("mean", Assert.Throws<ShapeException>(fun () -> scope.Check("mean: B L", torch.zeros (4L, 2L))).TensorName)

[<Fact>]
let ``Names of a pair are written out`` () =
    let x, xHat = torch.zeros (3L, 2L), torch.zeros 3L

    Assert.StartsWith("Shapes.SameShape: xHat is [3], x is [3, 2]", messageOf (fun () -> Shapes.SameShape(xHat, x, "xHat", "x")))
    Assert.StartsWith("Shapes.SameShape: first is [3], second is [3, 2]", messageOf (fun () -> Shapes.SameShape(xHat, x)))
    Assert.Contains("weights", messageOf (fun () -> Shapes.CanMultiply(x, torch.zeros (3L, 2L), rightName = "weights")))

[<Fact>]
let ``Diagnostics`` () =
    let means = rows [ [ 0.0; 1.0 ]; [ 0.0; 3.0 ] ]

    Assert.Equal(1, Diagnostics.ActiveUnits means)
    Diagnostics.MeanVariance(means, unbiased = false) |> shouldBe [ 0.0; 1.0 ]
    Diagnostics.KlPerDimension(means, torch.zeros_like means) |> shouldBe [ 0.0; 2.5 ]
    Assert.Equal(9.0, Diagnostics.BitsPerDimension(2.0 * Math.Log 2.0, 2L, levelsPerUnit = 256.0), 1e-12)
    Diagnostics.BitsPerDimension(vector [ 2.0 * Math.Log 2.0 ], 2L) |> shouldBe [ 1.0 ]
    Assert.Equal(392.0, Diagnostics.ImpliedVariance(1.0 / 784.0), 1e-9)

/// A mean over the event beside a KL summed over the latent axes.
let private wrong (batch: ProbeBatch) =
    torch.nn.functional.binary_cross_entropy_with_logits (batch.Logits, batch.Target)
    + (Kl.standardNormal batch.Mean batch.LogVariance).mean ()

let private weighted (batch: ProbeBatch) =
    (Nll.bernoulliLogits batch.Target batch.Logits + 4.0 * Kl.standardNormal batch.Mean batch.LogVariance).mean ()

[<Fact>]
let ``The probe takes a function`` () =
    let report = LossProbe.Measure wrong

    Assert.Equal(ProbeVerdict.WrongScale, report.Verdict)
    Assert.Equal("D", string report.Relation)
    Assert.Contains("VAE001", Assert.Throws<LossProbeException>(fun () -> LossProbe.AssertNegativeElbo wrong |> ignore).Report.RuleIds)

[<Fact>]
let ``The probe takes options and an expected beta by name`` () =
    let report = LossProbe.AssertNegativeElbo(weighted, expectedBeta = 4.0, options = ProbeOptions(Event = "C H W", BatchSize = 6L))

    Assert.Equal(4.0, report.EffectiveBeta.Value, 1e-6)
    Assert.Equal("C H W", report.Event)
