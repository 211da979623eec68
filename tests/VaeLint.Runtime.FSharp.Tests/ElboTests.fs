module VaeLint.Runtime.FSharp.Tests.ElboTests

open System
open TorchSharp
open VaeLint.FSharp
open Xunit
open VaeLint.Runtime.FSharp.Tests.TorchTest

let private mu = rows [ [ 0.5; 0.0 ]; [ 0.0; 2.0 ] ]
let private logVar = torch.zeros_like mu
let private kl = [ 0.125; 2.0 ]
let private x = rows [ [ 1.0 ]; [ 0.0 ] ]
let private logits = rows [ [ 0.0 ]; [ Math.Log 3.0 ] ]
let private nll = [ Math.Log 2.0; Math.Log 4.0 ]

[<Fact>]
let ``The mean over the batch of likelihood and KL`` () =
    use elbo = logits |> Nll.bernoulliLogits x |> Elbo.negative (Kl.standardNormal mu logVar)

    elbo.Loss |> shouldBe [ (List.sum nll + List.sum kl) / 2.0 ]
    elbo.PerSample |> shouldBe [ nll[0] + kl[0]; nll[1] + kl[1] ]

[<Fact>]
let ``Beta weighs the KL`` () =
    use elbo = logits |> Nll.bernoulliLogits x |> Elbo.negativeWithBeta 4.0 (Kl.standardNormal mu logVar)

    elbo.Loss |> shouldBe [ (List.sum nll + 4.0 * List.sum kl) / 2.0 ]

[<Fact>]
let ``Latent levels add up`` () =
    let level = Kl.standardNormal mu logVar
    use elbo = logits |> Nll.bernoulliLogits x |> Elbo.negativeOfLevels 0.5 [ level; level ]

    elbo.Loss |> shouldBe [ (List.sum nll + List.sum kl) / 2.0 ]

[<Fact>]
let ``A Bernoulli decoder in one call`` () =
    use elbo = logits |> Elbo.bernoulli 1.0 (mu, logVar) x

    elbo.Loss |> shouldBe [ (List.sum nll + List.sum kl) / 2.0 ]

[<Fact>]
let ``Gaussian decoders in one call`` () =
    let constant = 0.5 * Math.Log(2.0 * Math.PI)
    let mean = rows [ [ 1.5 ]; [ 0.0 ] ]
    use fixedDeviation = mean |> Elbo.gaussian 1.0 2.0 (mu, logVar) x
    use learnedVariance = (mean, torch.zeros_like mean) |> Elbo.gaussianLogVar 2.0 (mu, logVar) x
    let expected = constant + (0.125 + 2.0 * List.sum kl) / 2.0

    fixedDeviation.Loss |> shouldBe [ expected ]
    learnedVariance.Loss |> shouldBe [ expected ]

[<Fact>]
let ``Free bits per dimension bound the mean over the batch`` () =
    // Means over the batch: 0.0625 and 1.0.
    let bounded = Kl.perDimension mu logVar |> FreeBits.perDimension 0.25

    bounded.mean () |> shouldBe [ 1.25 ]

[<Fact>]
let ``Free bits per sample bound each sample`` () =
    Kl.standardNormal mu logVar |> FreeBits.perSample 0.25 |> shouldBe [ 0.25; 2.0 ]

[<Fact>]
let ``Free bits per group bound the sum of each group`` () =
    // Means over the batch of the groups: 0.0625 and 1.0, below and above 0.25.
    let levels = [ vector [ 0.125; 0.0 ]; rows [ [ 0.0; 0.0 ]; [ 0.5; 1.5 ] ] ]
    let bounded = levels |> FreeBits.perGroup 0.25

    bounded.mean () |> shouldBe [ 1.25 ]

[<Fact>]
let ``Capacity of the batch and of each sample`` () =
    // The mean of the KLs 0.125 and 2.0 is 1.0625.
    let level = Kl.standardNormal mu logVar
    let ofBatch = level |> Capacity.batchMean 0.5 3.0

    ofBatch.mean () |> shouldBe [ 3.0 * 0.5625 ]
    level |> Capacity.perSample 0.5 3.0 |> shouldBe [ 3.0 * 0.375; 3.0 * 1.5 ]

/// Leaves the second sample's element out.
let private firstOnly =
    { LossOptions.Default with Mask = Some(vector [ 1.0; 0.0 ]) }

[<Fact>]
let ``Decoders in one call take a mask`` () =
    let constant = 0.5 * Math.Log(2.0 * Math.PI)
    let mean = rows [ [ 1.5 ]; [ 7.0 ] ]
    use bernoulli = logits |> Elbo.bernoulliWith firstOnly 2.0 (mu, logVar) x
    use fixedDeviation = mean |> Elbo.gaussianWith firstOnly 0.5 2.0 (mu, logVar) x
    use learnedVariance = (mean, torch.zeros_like mean) |> Elbo.gaussianLogVarWith firstOnly 2.0 (mu, logVar) x

    bernoulli.PerSample |> shouldBe [ nll[0] + 2.0 * kl[0]; 2.0 * kl[1] ]
    fixedDeviation.PerSample |> shouldBe [ 0.5 + Math.Log 0.5 + constant + 2.0 * kl[0]; 2.0 * kl[1] ]
    learnedVariance.PerSample |> shouldBe [ 0.125 + constant + 2.0 * kl[0]; 2.0 * kl[1] ]

[<Fact>]
let ``Two batch axes are those of decoder and posterior`` () =
    let draws (tensor: torch.Tensor) = tensor.unsqueeze 0
    use elbo = draws logits |> Elbo.bernoulliWith { Mask = None; BatchDims = 2 } 1.0 (draws mu, draws logVar) (draws x)

    Assert.Equal<int64 array>([| 1L; 2L |], elbo.PerSample.shape)
    elbo.PerSample |> shouldBe [ nll[0] + kl[0]; nll[1] + kl[1] ]

[<Fact>]
let ``Of a call with options only the result survives`` () =
    use scope = torch.NewDisposeScope()
    let elbo = logits |> Elbo.bernoulliWith firstOnly 1.0 (mu, logVar) x

    Assert.Equal(4, scope.DisposablesCount)
    elbo.Dispose()
