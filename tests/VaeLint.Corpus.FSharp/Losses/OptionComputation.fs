// style: a small option builder; a missing KL means a plain autoencoder
// case loss: R = 1/(B*D); K = 1/B; beta = D
// case right: R = 1/B; K = 1/B; beta = 1
module VaeLint.Corpus.FSharp.OptionComputation

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

type OptionBuilder() =
    member _.Bind(value, next) = Option.bind next value
    member _.Return value = Some value

let option = OptionBuilder()

let private rate (mu: Tensor) (lv: Tensor) = (-0.5 * (1.0 + lv - mu.square() - lv.exp())).sum(1L).mean()

let loss (y: Tensor option) (x: Tensor) mu lv =
    option {
        let! output = y
        let nll = F.mse_loss(output, x) //~ VAE001
        return nll + rate mu lv
    }

let right (posterior: (Tensor * Tensor) option) (y: Tensor) (x: Tensor) =
    let nll = F.mse_loss(y, x, Reduction.Sum) / float x.shape[0]

    match posterior with
    | Some(mu, lv) -> nll + rate mu lv
    | None -> nll
