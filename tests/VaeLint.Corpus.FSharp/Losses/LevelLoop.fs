// style: two levels as pairs, one of them averaged; a loop over a list of pairs with a mutable option, mean over the levels
// twin: CForeachLevels.cs
// case twoLevels: not measured
// case meanOverLevels: R = 1/B; K = 1/B; beta = 1
module VaeLint.Corpus.FSharp.LevelLoop

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let private elementKl (mean: Tensor, logVariance: Tensor) = 0.5 * (mean.square() + logVariance.exp() - logVariance - 1.0)

let private distortion (logits: Tensor) (x: Tensor) =
    F.binary_cross_entropy_with_logits(logits, x, reduction = Reduction.Sum) / float x.shape[0]

let twoLevels logits x bottom top =
    let klBottom = (elementKl bottom).sum(1L).mean()
    let klTop = (elementKl top).mean() //~ VAE002
    distortion logits x + klBottom + klTop

let meanOverLevels logits x (levels: (Tensor * Tensor) list) =
    let mutable kl = None

    for level in levels do
        let rate = (elementKl level).sum(1L).mean()

        kl <-
            match kl with
            | Some(total: Tensor) -> Some(total + rate)
            | None -> Some rate

    match kl with
    | Some total -> distortion logits x + total / float levels.Length
    | None -> distortion logits x
