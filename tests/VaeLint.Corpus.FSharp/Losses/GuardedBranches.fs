// style: nested if and elif, a match on flags, a mutable total behind two conditions
// twin: CNestedConditionals.cs
// case mixed: not measured
// case rightNested: not measured
module VaeLint.Corpus.FSharp.GuardedBranches

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let mixed normalise fast (xHat: Tensor) (x: Tensor) (mu: Tensor) (logVar: Tensor) =
    let squared = (xHat - x).square()
    let kl = 0.5 * (mu.square() + logVar.exp() - logVar - 1.0)

    match normalise, fast with
    | false, _ -> squared.sum() + kl.sum()
    | true, true ->
        let total = squared.sum() / float x.shape[0]
        total + kl.sum() //~ VAE003
    | true, false -> (squared.flatten(1L).sum(1L) + kl.sum(1L)).mean()

let rightNested warmup epoch useKl (xHat: Tensor) (x: Tensor) (mu: Tensor) (logVar: Tensor) =
    let mutable total = F.mse_loss(xHat, x, Reduction.Sum) / float x.shape[0]
    let kl = 0.5 * (mu.square() + logVar.exp() - logVar - 1.0).sum(1L).mean()

    let weight =
        if epoch >= warmup then 1.0
        elif epoch = 0 then 0.01
        else float epoch / float warmup

    if useKl || epoch > 2 * warmup then
        if weight > 0.0 && not (kl.isnan().item<bool>()) then
            total <- total + weight * kl

    total
