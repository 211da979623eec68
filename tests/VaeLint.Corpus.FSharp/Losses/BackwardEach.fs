// style: terms that nobody adds: separate backward calls, and a tuple for the caller's log
// case separate: not measured
// case logged: R = 1/B; K = 1/B; beta = 1
module VaeLint.Corpus.FSharp.BackwardEach

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let terms (y: Tensor) (x: Tensor) (mu: Tensor) (lv: Tensor) =
    F.mse_loss(y, x), (-0.5 * (1.0 + lv - mu.square() - lv.exp())).sum(1L).mean()

let separate (encoderStep: unit -> unit) (decoderStep: unit -> unit) y x mu lv =
    let nll, kl = terms y x mu lv
    kl.backward(retain_graph = true)
    encoderStep ()
    nll.backward()
    decoderStep ()

let logged (y: Tensor) (x: Tensor) mu lv =
    let perPixel, kl = terms y x mu lv
    let nll = F.mse_loss(y, x, Reduction.Sum) / float x.shape[0]
    nll + kl, perPixel.ToDouble()
