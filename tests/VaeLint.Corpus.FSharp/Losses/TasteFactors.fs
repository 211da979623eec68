// style: recommender with one code per taste factor: means of length one, so that their square is left out of the closed form; the KLs of a list of factors added by fold
// twin: HNormalizedFactors.cs
// case loss: not measured
module VaeLint.Corpus.FSharp.TasteFactors

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

type Moments = { Mu: Tensor; LogVar: Tensor }

let private moments (codeSize: int64) (h: Tensor) =
    { Mu = F.normalize(h.narrow(1L, 0L, codeSize), dim = 1L)
      LogVar = -h.narrow(1L, codeSize, codeSize) }

let private sample m =
    F.normalize(m.Mu + torch.randn_like m.Mu * torch.exp(0.5 * m.LogVar), dim = 1L)

let private kl m =
    -0.5 * (1.0 + m.LogVar - m.LogVar.exp()).sum(1L).mean()

let loss (encode: Tensor -> Tensor) (decode: Tensor -> Tensor) (codeSize: int64) (factors: Tensor list) (anneal: float) (ratings: Tensor) =
    let codes = factors |> List.map (fun kind -> moments codeSize (encode (ratings * kind)))
    let logLikelihoods = codes |> List.map (sample >> decode) |> List.reduce (+) |> fun total -> F.log_softmax(total, 1L)
    let divergence = codes |> List.map kl |> List.reduce (+)
    let crossEntropy = -(logLikelihoods * ratings).sum(1L).mean()
    crossEntropy + anneal * divergence
