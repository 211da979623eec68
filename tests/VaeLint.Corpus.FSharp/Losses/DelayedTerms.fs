// style: lazy terms, an option builder of one's own, recursion over a list of terms, a branch inside of a task, cyclical and injected schedules, a type of one's own that adds (generated, then shortened by hand)
// case later: R = 1/(B*D); K = 1/B; beta = D
// case optional: R = 1/(B*D); K = 1/B; beta = D
// case recursive: R = 1/B; K = 1/(B*L); beta = 1/L
// case inTask: R = 1/(B*D); K = 1/B; beta = D
// case inCycles: not measured
// case scheduled: not measured
// case inNats: R = 1/(B*D); K = 1/B; beta = D
module VaeLint.Corpus.FSharp.DelayedTerms

open System.Threading.Tasks
open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

type OptionBuilder() =
    member _.Bind(value, next) = Option.bind next value
    member _.Return(value) = Some value

type Nats =
    { Value: Tensor }

    static member (+)(left: Nats, right: Nats) = { Value = left.Value + right.Value }

let private option = OptionBuilder()

let private elements (mu: Tensor) (logvar: Tensor) = -0.5 * (1.0 + logvar - mu * mu - logvar.exp())

let private rate (mu: Tensor) (logvar: Tensor) = (elements mu logvar).sum(1L).mean()

let private distortion (recon: Tensor) (x: Tensor) = F.mse_loss(recon, x)

let later (recon: Tensor) (x: Tensor) (mu: Tensor) (logvar: Tensor) =
    let kl = lazy (rate mu logvar)
    F.mse_loss(recon, x) + kl.Value //~ VAE001

let optional (recon: Tensor) (x: Tensor) (mu: Tensor) (logvar: Tensor) =
    let nll = F.mse_loss(recon, x) //~ VAE001

    let total =
        option {
            let! r = Some nll
            let! k = Some(rate mu logvar)
            return r + k
        }

    total.Value

let rec private sumOf (terms: Tensor list) =
    match terms with
    | [] -> torch.zeros(1L)
    | [ last ] -> last
    | head :: tail -> head + sumOf tail

let recursive (recon: Tensor) (x: Tensor) (mu: Tensor) (logvar: Tensor) =
    let nll = F.mse_loss(recon, x, Reduction.Sum) / float x.shape[0]
    let kl = (elements mu logvar).mean() //~ VAE002
    sumOf [ nll; kl ]

let inTask (recon: Tensor) (x: Tensor) (mu: Tensor) (logvar: Tensor) =
    task {
        let nll = F.mse_loss(recon, x) //~ VAE001
        let kl = rate mu logvar
        let total = if kl.isfinite().all().ToBoolean() then nll + kl else nll
        do! Task.CompletedTask
        return total
    }

let inCycles (recon: Tensor) (x: Tensor) (mu: Tensor) (logvar: Tensor) (step: int) =
    let beta = float (step % 1000) / 1000.0
    F.mse_loss(recon, x) + beta * rate mu logvar //~ VAE010

let scheduled (recon: Tensor) (x: Tensor) (mu: Tensor) (logvar: Tensor) (betaAt: int -> float) (epoch: int) =
    F.mse_loss(recon, x) + (rate mu logvar).mul((betaAt epoch).ToScalar()) //~ VAE010

let inNats (recon: Tensor) (x: Tensor) (mu: Tensor) (logvar: Tensor) =
    let total = { Value = distortion recon x } + { Value = rate mu logvar } //~ VAE001
    total.Value
