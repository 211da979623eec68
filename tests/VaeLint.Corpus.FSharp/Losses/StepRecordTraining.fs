// style: train step returns a record of floats for the log; the total is built inside and back-propagated
// case step: not measured
// case rightStep: not measured
module VaeLint.Corpus.FSharp.StepRecordTraining

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

type StepLog = { Total: float; Nll: float; Kl: float }

let private optimize (optimizer: torch.optim.Optimizer) (total: Tensor) =
    optimizer.zero_grad()
    total.backward()
    optimizer.step() |> ignore

let private log (nll: Tensor) (kl: Tensor) (total: Tensor) =
    { Total = total.ToDouble(); Nll = nll.ToDouble(); Kl = kl.ToDouble() }

let step optimizer (y: Tensor) (x: Tensor) (mu: Tensor) (lv: Tensor) =
    let nll = F.binary_cross_entropy_with_logits(y, x) //~ VAE001
    let kl = -0.5 * (1.0 + lv - mu.square() - lv.exp()).mean() //~ VAE002
    let total = nll + kl
    total |> optimize optimizer
    log nll kl total

let rightStep optimizer (y: Tensor) (x: Tensor) (mu: Tensor) (lv: Tensor) =
    let nll = F.binary_cross_entropy_with_logits(y, x, reduction = Reduction.Sum)
    let kl = -0.5 * (1.0 + lv - mu.square() - lv.exp()).sum()
    let total = (nll + kl) / float x.shape[0]
    total |> optimize optimizer
    log nll kl total
