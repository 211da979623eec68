// style: trainer class with a private mutable step counter and a warm-up computed from it
// case Objective: R = 1/(B*D); K = weight/B; beta = weight*D
// case BalancedObjective: R = 1/B; K = weight/B; beta = weight
module VaeLint.Corpus.FSharp.AnnealedTrainerClass

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

type Trainer(warmup: int) =
    let mutable steps = 0

    member private _.Weight = min 1.0 (float steps / float warmup)
    member _.Advance() = steps <- steps + 1

    static member private Rate(mu: Tensor, lv: Tensor) =
        (-0.5 * (1.0 + lv - mu.square() - lv.exp())).sum(1L).mean()

    member this.Objective(y: Tensor, x: Tensor, mu, lv) =
        let weight = this.Weight
        let nll = F.binary_cross_entropy_with_logits(y, x)
        nll + weight * Trainer.Rate(mu, lv) //~ VAE010

    member this.BalancedObjective(y: Tensor, x: Tensor, mu, lv) =
        let weight = this.Weight
        let nll = F.binary_cross_entropy_with_logits(y, x, reduction = Reduction.Sum) / float x.shape[0]
        nll + weight * Trainer.Rate(mu, lv)
