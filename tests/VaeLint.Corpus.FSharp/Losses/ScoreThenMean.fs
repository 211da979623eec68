// style: unreduced squared errors plus a scalar KL, then one mean
// twin: DRecurrentAnomalyScore.cs
// case score: R = 1/(B*D); K = 0.01; beta = 0.01*B*D
module VaeLint.Corpus.FSharp.ScoreThenMean

open TorchSharp

type Tensor = torch.Tensor
type Reduction = torch.nn.Reduction

[<Literal>]
let Beta = 0.01

let score (y: Tensor) (x: Tensor) (mu: Tensor) (logVar: Tensor) =
    let criterion = torch.nn.MSELoss(Reduction.None)
    let mse = criterion.call(y, x)
    let kld = -0.5 * torch.sum(1.0 + logVar - mu.square() - logVar.exp()) //~ VAE003
    mse + Beta * kld |> torch.mean
