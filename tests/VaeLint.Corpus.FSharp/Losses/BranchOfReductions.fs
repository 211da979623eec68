// style: if-expression picks the reduction of the likelihood; the KL fits one of the branches
// case loss: R = 1/(B*D); K = 1; beta = B*D
// case sameBranch: R = 1; K = 1; beta = 1
module VaeLint.Corpus.FSharp.BranchOfReductions

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let private kl (mu: Tensor) (lv: Tensor) = -0.5 * (1.0 + lv - mu.square() - lv.exp())

let loss sizeAverage (y: Tensor) (x: Tensor) mu lv =
    let nll =
        if sizeAverage then
            F.binary_cross_entropy(y, x) //~ VAE001
        else
            F.binary_cross_entropy(y, x, reduction = Reduction.Sum)

    nll + (kl mu lv).sum()

let sameBranch perSample (y: Tensor) (x: Tensor) mu lv =
    let sse = (y - x).square()

    match perSample with
    | true -> sse.flatten(1L).sum(1L).mean() + (kl mu lv).sum(1L).mean()
    | false -> sse.sum() + (kl mu lv).sum()
