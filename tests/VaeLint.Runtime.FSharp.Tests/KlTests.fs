module VaeLint.Runtime.FSharp.Tests.KlTests

open System
open TorchSharp
open VaeLint.FSharp
open Xunit
open VaeLint.Runtime.FSharp.Tests.TorchTest

let private normal (mq, vq) (mp, vp) =
    0.5 * (vq / vp + (mq - mp) ** 2.0 / vp - 1.0 - Math.Log(vq / vp))

let private mu = rows [ [ 0.5; -1.0 ]; [ 0.0; 2.0 ] ]
let private logVar = rows [ [ 0.2; -0.4 ]; [ 0.0; -2.0 ] ]
let private ofElement m lv = normal (m, Math.Exp lv) (0.0, 1.0)
let private elements = [ ofElement 0.5 0.2; ofElement -1.0 -0.4; ofElement 0.0 0.0; ofElement 2.0 -2.0 ]

[<Fact>]
let ``Standard normal prior`` () =
    Kl.standardNormal mu logVar |> shouldBe [ elements[0] + elements[1]; elements[2] + elements[3] ]

[<Fact>]
let ``Per dimension keeps the latents`` () =
    Kl.perDimension mu logVar |> shouldBe elements

[<Fact>]
let ``The prior comes first`` () =
    let prior = rows [ [ 0.1; 0.2 ] ], rows [ [ 0.5; -0.5 ] ]
    let expected = [ normal (0.5, Math.Exp 0.2) (0.1, Math.Exp 0.5); normal (-1.0, Math.Exp -0.4) (0.2, Math.Exp -0.5) ]
    let posterior = mu[torch.TensorIndex.Slice(0, 1)], logVar[torch.TensorIndex.Slice(0, 1)]

    posterior |> Kl.normal prior |> shouldBe [ List.sum expected ]
    posterior |> Kl.normalPerDimension prior |> shouldBe expected

[<Fact>]
let ``Categorical against a prior and against the uniform one`` () =
    let logits = torch.log((rows [ [ 0.5; 0.25; 0.25 ] ]).unsqueeze 0)
    let prior = torch.log((rows [ [ 0.25; 0.5; 0.25 ] ]).unsqueeze 0)

    logits |> Kl.categorical prior |> shouldBe [ 0.25 * Math.Log 2.0 ]
    logits |> Kl.categoricalToUniform |> shouldBe [ Math.Log 3.0 - 1.5 * Math.Log 2.0 ]

[<Fact>]
let ``Bernoulli against a prior`` () =
    rows [ [ Math.Log 3.0 ] ]
    |> Kl.bernoulli (rows [ [ 0.0 ] ])
    |> shouldBe [ 0.75 * Math.Log 1.5 + 0.25 * Math.Log 0.5 ]

[<Fact>]
let ``Distributions of TorchSharp`` () =
    let normalOf (m: torch.Tensor) (sd: torch.Tensor) = torch.distributions.Normal(m, sd)
    let posterior = normalOf mu (torch.exp (logVar * 0.5))
    let prior = normalOf (torch.zeros_like mu) (torch.ones_like mu)

    posterior |> Kl.between prior |> shouldBe [ elements[0] + elements[1]; elements[2] + elements[3] ]

[<Fact>]
let ``One sample of a divergence is the difference of the log-densities`` () =
    vector [ -1.0; -3.0 ] |> Kl.monteCarlo (vector [ -2.0; -2.5 ]) |> shouldBe [ 1.0; -0.5 ]
