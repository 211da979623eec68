module VaeLint.Runtime.FSharp.Tests.NllTests

open System
open TorchSharp
open VaeLint.FSharp
open Xunit
open VaeLint.Runtime.FSharp.Tests.TorchTest

let private logSigmoid a = -Math.Log(1.0 + Math.Exp(-a))

let private bernoulli a x = -(x * logSigmoid a + (1.0 - x) * logSigmoid -a)

let private gaussian sd m x =
    0.5 * ((x - m) / sd) ** 2.0 + Math.Log sd + 0.5 * Math.Log(2.0 * Math.PI)

/// Keeps the first of two elements.
let private firstOnly =
    { LossOptions.Default with Mask = Some(rows [ [ 1.0; 0.0 ]; [ 1.0; 0.0 ] ]) }

[<Fact>]
let ``Bernoulli by logits sums each sample`` () =
    rows [ [ 2.0; -1.0 ]; [ 0.5; 3.0 ] ]
    |> Nll.bernoulliLogits (rows [ [ 1.0; 0.0 ]; [ 0.25; 1.0 ] ])
    |> shouldBe [ bernoulli 2.0 1.0 + bernoulli -1.0 0.0; bernoulli 0.5 0.25 + bernoulli 3.0 1.0 ]

[<Fact>]
let ``A mask leaves elements out`` () =
    rows [ [ 2.0; -1.0 ]; [ 0.5; 3.0 ] ]
    |> Nll.bernoulliLogitsWith firstOnly (rows [ [ 1.0; 0.0 ]; [ 0.25; 1.0 ] ])
    |> shouldBe [ bernoulli 2.0 1.0; bernoulli 0.5 0.25 ]

[<Fact>]
let ``No batch axis gives one number`` () =
    vector [ 2.0; -1.0 ]
    |> Nll.bernoulliLogitsWith { LossOptions.Default with BatchDims = 0 } (vector [ 1.0; 0.0 ])
    |> shouldBe [ bernoulli 2.0 1.0 + bernoulli -1.0 0.0 ]

[<Fact>]
let ``Bernoulli by probabilities`` () =
    rows [ [ 0.25; 0.5 ] ]
    |> Nll.bernoulliProbabilities (rows [ [ 1.0; 0.0 ] ])
    |> shouldBe [ -Math.Log 0.25 - Math.Log 0.5 ]

[<Fact>]
let ``Gaussian of a fixed standard deviation keeps its constant`` () =
    rows [ [ 0.5; -1.0 ] ]
    |> Nll.gaussian 0.7 (rows [ [ 1.0; 0.0 ] ])
    |> shouldBe [ gaussian 0.7 0.5 1.0 + gaussian 0.7 -1.0 0.0 ]

[<Fact>]
let ``Gaussian of mean and log-variance`` () =
    (rows [ [ 0.5; -1.0 ] ], rows [ [ Math.Log 0.25; 0.0 ] ])
    |> Nll.gaussianLogVar (rows [ [ 1.0; 0.0 ] ])
    |> shouldBe [ gaussian 0.5 0.5 1.0 + gaussian 1.0 -1.0 0.0 ]

[<Fact>]
let ``Gaussian of the best variance of the batch`` () =
    rows [ [ 1.0; 2.0 ] ]
    |> Nll.gaussianOptimalVariance (rows [ [ 2.0; 4.0 ] ])
    |> shouldBe [ Math.Log(2.0 * Math.PI * 2.5) + 1.0 ]

[<Fact>]
let ``Squared error is summed, without a half`` () =
    rows [ [ 1.0; 2.0 ]; [ 0.0; 0.0 ] ]
    |> Nll.squaredError (rows [ [ 2.0; 4.0 ]; [ 0.5; 0.0 ] ])
    |> shouldBe [ 5.0; 0.25 ]

[<Fact>]
let ``Laplace keeps its constant`` () =
    rows [ [ 1.0; 2.0 ] ]
    |> Nll.laplace 0.5 (rows [ [ 2.0; 4.0 ] ])
    |> shouldBe [ 6.0 + 2.0 * Math.Log 1.0 ]

let private logits = rows [ [ 0.0; Math.Log 3.0 ]; [ 0.0; 0.0 ] ]

[<Fact>]
let ``Categorical takes the classes from the last axis and sums the positions`` () =
    logits.unsqueeze 0
    |> Nll.categorical (torch.tensor([| 1L; 0L |]).unsqueeze 0)
    |> shouldBe [ -Math.Log 0.75 + Math.Log 2.0 ]

[<Fact>]
let ``Categorical along another axis`` () =
    logits.transpose(0, 1).unsqueeze 0
    |> Nll.categoricalAlong 1 LossOptions.Default (torch.tensor([| 1L; 0L |]).unsqueeze 0)
    |> shouldBe [ -Math.Log 0.75 + Math.Log 2.0 ]

[<Fact>]
let ``Categorical with padding`` () =
    logits.unsqueeze 0
    |> Nll.categoricalWith { LossOptions.Default with Mask = Some(rows [ [ 1.0; 0.0 ] ]) } (torch.tensor([| 1L; 0L |]).unsqueeze 0)
    |> shouldBe [ -Math.Log 0.75 ]

[<Fact>]
let ``Poisson by log-rate has the exact constant`` () =
    rows [ [ 0.5; 1.5 ] ]
    |> Nll.poisson (rows [ [ 3.0; 0.0 ] ])
    |> shouldBe [ Math.Exp 0.5 - 1.5 + Math.Log 6.0 + Math.Exp 1.5 ]

[<Fact>]
let ``Negative binomial with inverse dispersion 1 is geometric`` () =
    // p(x) = 1/(1+μ) · (μ/(1+μ))^x
    (rows [ [ 2.0; 2.0 ] ], rows [ [ 1.0; 1.0 ] ])
    |> Nll.negativeBinomial (rows [ [ 0.0; 3.0 ] ])
    |> shouldBe [ Math.Log 3.0 + Math.Log 3.0 - 3.0 * Math.Log(2.0 / 3.0) ]

[<Fact>]
let ``Zero inflation adds to the probability of zero only`` () =
    (rows [ [ 2.0; 2.0 ] ], rows [ [ 1.0; 1.0 ] ], rows [ [ 0.0; 0.0 ] ])
    |> Nll.zeroInflatedNegativeBinomial (rows [ [ 0.0; 3.0 ] ])
    |> shouldBe [ -Math.Log(0.5 + 0.5 / 3.0) - Math.Log 0.5 + Math.Log 3.0 - 3.0 * Math.Log(2.0 / 3.0) ]

[<Fact>]
let ``Every loss takes a mask`` () =
    let x = rows [ [ 2.0; 0.0 ]; [ 1.0; 0.0 ] ]
    let m = rows [ [ 1.0; 5.0 ]; [ 1.0; 5.0 ] ]
    let ones = torch.ones_like m

    m |> Nll.squaredErrorWith firstOnly x |> shouldBe [ 1.0; 0.0 ]
    m |> Nll.gaussianWith firstOnly 1.0 x |> shouldBe [ gaussian 1.0 1.0 2.0; gaussian 1.0 1.0 1.0 ]
    (m, torch.zeros_like m) |> Nll.gaussianLogVarWith firstOnly x |> shouldBe [ gaussian 1.0 1.0 2.0; gaussian 1.0 1.0 1.0 ]
    m |> Nll.laplaceWith firstOnly 0.5 x |> shouldBe [ 2.0; 0.0 ]
    (m * 0.0) |> Nll.poissonWith firstOnly x |> shouldBe [ 1.0 + Math.Log 2.0; 1.0 ]
    (ones * 0.5) |> Nll.bernoulliProbabilitiesWith firstOnly ones |> shouldBe [ Math.Log 2.0; Math.Log 2.0 ]
    (m, ones) |> Nll.negativeBinomialWith firstOnly x |> shouldBe [ 3.0 * Math.Log 2.0; 2.0 * Math.Log 2.0 ]
    (m, ones, ones * 0.0) |> Nll.zeroInflatedNegativeBinomialWith firstOnly x |> shouldBe [ 4.0 * Math.Log 2.0; 3.0 * Math.Log 2.0 ]
    m |> Nll.gaussianOptimalVarianceWith firstOnly x |> fun loss -> shouldBe [ 0.5 * (Math.Log(2.0 * Math.PI * 0.5) + 1.0) ] (loss.mean())
