/// The F# examples of docs/runtime.md, between the markers; the tests below run them.
module VaeLint.Runtime.FSharp.Tests.Examples

open TorchSharp
open VaeLint
open VaeLint.FSharp
open Xunit

let mnist (logits: torch.Tensor) (x: torch.Tensor) (mean: torch.Tensor) (logVariance: torch.Tensor) =
    // docs:begin mnist
    // logits, x: [B, 1, 28, 28]; mean, logVariance: [B, L]
    use elbo = logits |> Elbo.bernoulli 1.0 (mean, logVariance) x
    elbo.Loss.backward ()
    let metrics = elbo.ReadMetrics()
    // docs:end
    metrics.Loss

let images (outputMean: torch.Tensor) (channelLogVariance: torch.Tensor) (x: torch.Tensor) (mean: torch.Tensor) (logVariance: torch.Tensor) =
    // docs:begin images
    // outputMean, x: [B, 3, H, W]; channelLogVariance: [3, 1, 1], a parameter of the model
    use elbo =
        (outputMean, LogVariance.SoftFloor(channelLogVariance, -6.0))
        |> Nll.gaussianLogVar x
        |> Elbo.negative (Kl.standardNormal mean logVariance)

    elbo.Loss.backward ()
    // docs:end
    elbo.ReadMetrics().Loss

let annealed (logits: torch.Tensor) (x: torch.Tensor) (mean: torch.Tensor) (logVariance: torch.Tensor) (step: int) =
    // docs:begin annealing
    let beta = 4.0 * BetaSchedule.Linear(step, 10_000)
    use elbo = logits |> Elbo.bernoulli beta (mean, logVariance) x
    elbo.Loss.backward ()
    let comparable = elbo.ReadMetrics().UnweightedLoss
    // docs:end
    comparable

let text (logits: torch.Tensor) (tokens: torch.Tensor) (mean: torch.Tensor) (logVariance: torch.Tensor) (padding: int64) =
    // docs:begin text
    // logits: [B, T, V]; tokens: [B, T]; the sum over the tokens is never divided by their number
    let mask = tokens.ne (padding.ToScalar())

    use elbo =
        logits
        |> Nll.categoricalWith { Mask = Some mask; BatchDims = 1 } tokens
        |> Elbo.negative (Kl.perDimension mean logVariance |> FreeBits.perDimension 0.25)

    elbo.Loss.backward ()
    // docs:end
    elbo.ReadMetrics().Loss

let counts (rate: torch.Tensor) (inverseDispersion: torch.Tensor) (zeroLogits: torch.Tensor) (counts: torch.Tensor) (mean: torch.Tensor) (logVariance: torch.Tensor) =
    // docs:begin counts
    // rate: [B, G], already multiplied by the library size; inverseDispersion: [B, G]; zeroLogits: [B, G]
    use elbo =
        (rate, inverseDispersion, zeroLogits)
        |> Nll.zeroInflatedNegativeBinomial counts
        |> Elbo.negative (Kl.standardNormal mean logVariance)

    elbo.Loss.backward ()
    // docs:end
    elbo.ReadMetrics().Loss

let probe () =
    // docs:begin probe
    let report =
        LossProbe.AssertNegativeElbo(fun batch ->
            torch.nn.functional.binary_cross_entropy_with_logits (batch.Logits, batch.Target, reduction = torch.nn.Reduction.Sum)
            / batch.BatchSize.ToScalar()
            + (Kl.standardNormal batch.Mean batch.LogVariance).mean ())
    // docs:end
    report

let shapes (x: torch.Tensor) (xHat: torch.Tensor) (mean: torch.Tensor) (logVariance: torch.Tensor) =
    // docs:begin shapes
    Shapes.Check("x: B 1 28 28, xHat: B 1 28 28, mean: B L, logVariance: B L", x, xHat, mean, logVariance)
    // docs:end

let private mean = torch.tensor (array2D [ [ 0.5f; 0.0f ]; [ 0.0f; 2.0f ] ], requires_grad = true)
let private logVariance = torch.zeros (2L, 2L, requires_grad = true)
let private zeroLogits = torch.zeros (2L, 1L, 2L, 2L, requires_grad = true)

/// Batch mean of the KL: (0.125 + 2) / 2.
let private kl = 1.0625

[<Fact>]
let ``MNIST`` () =
    Assert.Equal(4.0 * log 2.0 + kl, mnist zeroLogits (torch.ones (2L, 1L, 2L, 2L)) mean logVariance, 1e-5)

[<Fact>]
let ``Images with a variance per channel`` () =
    let output = torch.zeros (2L, 3L, 2L, 2L, requires_grad = true)
    let channel = torch.full (3L, 1L, 1L, value = -50.0, requires_grad = true)
    let expected = 12.0 * 0.5 * (-6.0 + log (2.0 * System.Math.PI)) + kl
    Assert.Equal(expected, images output channel (torch.zeros_like output) mean logVariance, 1e-4)

[<Fact>]
let ``Annealing reports what can be compared`` () =
    Assert.Equal(4.0 * log 2.0 + kl, annealed zeroLogits (torch.ones (2L, 1L, 2L, 2L)) mean logVariance 5_000, 1e-5)

[<Fact>]
let ``Text with padding and free bits`` () =
    // Per dimension over the batch: 0.0625 becomes 0.25, 1.0 stays; three tokens of five classes each.
    let logits = torch.zeros (2L, 2L, 5L, requires_grad = true)
    let tokens = torch.tensor (array2D [ [ 1L; 0L ]; [ 3L; 4L ] ])
    Assert.Equal(1.5 * log 5.0 + 1.25, text logits tokens mean logVariance 0L, 1e-5)

[<Fact>]
let ``Counts of zero with dispersion one`` () =
    // p(0) = 1/2 + 1/2 · 1/(1+1).
    let rate = torch.ones (2L, 3L, requires_grad = true)
    let loss = counts rate (torch.ones (2L, 3L)) (torch.zeros (2L, 3L)) (torch.zeros (2L, 3L)) mean logVariance
    Assert.Equal(-3.0 * log 0.75 + kl, loss, 1e-5)

[<Fact>]
let ``A right loss passes the probe`` () =
    Assert.Equal(1.0, (probe ()).EffectiveBeta.Value, 1e-6)

[<Fact>]
let ``Shapes of one step`` () =
    shapes (torch.zeros (3L, 1L, 28L, 28L)) (torch.zeros (3L, 1L, 28L, 28L)) (torch.zeros (3L, 2L)) (torch.zeros (3L, 2L))

    let wrong =
        Assert.Throws<ShapeException>(fun () ->
            shapes (torch.zeros (3L, 1L, 28L, 28L)) (torch.zeros (3L, 784L)) (torch.zeros (3L, 2L)) (torch.zeros (3L, 2L)))

    Assert.Equal("xHat", wrong.TensorName)
