// style: inline higher-order functions with InlineIfLambda; the compiler leaves no closure behind
// case loss: R = 1; K = 1/B; beta = 1/B
// case right: R = 1/B; K = 1/B; beta = 1
module VaeLint.Corpus.FSharp.InlineIfLambdaReduce

open TorchSharp

type Tensor = torch.Tensor

let inline sumOf ([<InlineIfLambda>] element: Tensor -> Tensor -> Tensor) a b = (element a b).sum()

let inline batchMeanOf ([<InlineIfLambda>] element: Tensor -> Tensor -> Tensor) a b =
    (element a b).flatten(1L).sum(1L).mean()

let loss (y: Tensor) (x: Tensor) mu lv =
    let nll = sumOf (fun (a: Tensor) b -> (a - b).square()) y x //~ VAE003
    let kl = batchMeanOf (fun mu lv -> -0.5 * (1.0 + lv - mu.square() - lv.exp())) mu lv
    nll + kl

let right (y: Tensor) (x: Tensor) mu lv =
    let nll = batchMeanOf (fun (a: Tensor) b -> (a - b).square()) y x
    let kl = batchMeanOf (fun mu lv -> -0.5 * (1.0 + lv - mu.square() - lv.exp())) mu lv
    nll + kl
