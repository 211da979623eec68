// style: trainer class with auto-properties (member val) for the weight and the loss module
// case Compute: R = 1/(B*D); K = beta/B; beta = beta*D
// case ComputeRight: R = 1/B; K = beta/B; beta = beta
module VaeLint.Corpus.FSharp.MutableProperty

open TorchSharp

type Tensor = torch.Tensor
type nn = torch.nn

type Trainer() =
    let criterion = nn.BCEWithLogitsLoss()
    let summing = nn.BCEWithLogitsLoss(reduction = nn.Reduction.Sum)

    member val Beta = 4.0 with get, set

    member private _.Rate(mu: Tensor, lv: Tensor) =
        -0.5 * (1.0 + lv - mu.square() - lv.exp()).sum(1L)

    member this.Compute(logits: Tensor, x: Tensor, mu, lv) =
        let nll = criterion.forward(logits, x)
        nll + this.Beta * this.Rate(mu, lv).mean() //~ VAE010

    member this.ComputeRight(logits: Tensor, x: Tensor, mu, lv) =
        let nll = summing.forward(logits, x) / float x.shape[0]
        nll + this.Beta * this.Rate(mu, lv).mean()
