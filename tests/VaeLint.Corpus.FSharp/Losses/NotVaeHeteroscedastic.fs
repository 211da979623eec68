// style: regression with a predicted log-variance; mean and logVar, but no divergence
// twin: BHeteroscedasticRegression.cs
// case nll: not a VAE
// case nllSummed: not a VAE
module VaeLint.Corpus.FSharp.NotVaeHeteroscedastic

open TorchSharp

type Tensor = torch.Tensor

let nll (struct (mu: Tensor, logVar: Tensor)) (y: Tensor) =
    let error = (y - mu).square() / logVar.exp()
    0.5 * (error + logVar).mean()

let nllSummed (struct (mu: Tensor, logVar: Tensor)) (y: Tensor) =
    (y - mu).square() * (-logVar).exp() + logVar
    |> fun t -> 0.5 * t.sum(1L)
    |> torch.mean
