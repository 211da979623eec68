// style: a rate that lost its gradient: detach in a pipeline, ToSingle before the sum, a no_grad scope around it; logs and evaluation beside it
// case detached: not measured
// case piped: not measured
// case number: not measured
// case scoped: not measured
// case throughHelper: not measured
// case logged: not measured
// case warmUp: not measured
// case evaluate: not measured
module VaeLint.Corpus.FSharp.LostGradients

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let private distortion (y: Tensor) (x: Tensor) =
    F.mse_loss(y, x, Reduction.Sum) / float x.shape[0]

let private rate (mu: Tensor) (lv: Tensor) =
    (-0.5 * (1.0 + lv - mu.square() - lv.exp())).sum(1L).mean()

let private frozenRate (mu: Tensor) (lv: Tensor) = (rate mu lv).detach()

let detached (y: Tensor) (x: Tensor) (mu: Tensor) (lv: Tensor) =
    let r = rate mu lv
    let loss = distortion y x + r.detach() //~ VAE301
    printfn $"rate {r.ToSingle():F3}"
    loss

let piped (y: Tensor) (x: Tensor) (mu: Tensor) (lv: Tensor) =
    let r =
        -0.5 * (1.0 + lv - mu.square() - lv.exp())
        |> fun t -> t.sum(1L)
        |> torch.mean
        |> _.detach() //~ VAE301

    distortion y x + r

let number (y: Tensor) (x: Tensor) (mu: Tensor) (lv: Tensor) =
    let r = (rate mu lv).ToDouble() //~ VAE301
    printfn $"rate {r:F3}"
    distortion y x + r

let scoped (y: Tensor) (x: Tensor) (mu: Tensor) (lv: Tensor) =
    let r =
        use _ = torch.no_grad()
        rate mu lv //~ VAE301

    distortion y x + r

let throughHelper (y: Tensor) (x: Tensor) (mu: Tensor) (lv: Tensor) =
    distortion y x + frozenRate mu lv //~ VAE301

let logged (y: Tensor) (x: Tensor) (mu: Tensor) (lv: Tensor) =
    let d, r = distortion y x, rate mu lv
    let shown = d.detach() + r.detach()
    printfn $"loss {shown.ToSingle():F3}"
    d + r

let warmUp (epoch: int) (y: Tensor) (x: Tensor) (mu: Tensor) (lv: Tensor) =
    let d, r = distortion y x, rate mu lv
    if epoch < 5 then d + r.detach() else d + r

let evaluate (y: Tensor) (x: Tensor) (mu: Tensor) (lv: Tensor) =
    use _ = torch.no_grad()
    (distortion y x + rate mu lv).ToSingle()
