// style: an abstract VAE class with a default member for the objective, one derived class
// twin: CAbstractObjective.cs
// case Objective: R = 1/(B*D); K = 1/B; beta = D
// case RightObjective: R = 1/B; K = 1/B; beta = 1
module VaeLint.Corpus.FSharp.AbstractBaseLoss

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

[<AbstractClass>]
type VaeBase() =
    abstract Reconstruction: y: Tensor * x: Tensor -> Tensor

    member _.Rate(mu: Tensor, lv: Tensor) =
        (-0.5 * (1.0 + lv - mu.square() - lv.exp())).sum(1L).mean()

type GaussianVae() =
    inherit VaeBase()

    override _.Reconstruction(y, x) = F.mse_loss(y, x)

    member this.Objective(y: Tensor, x: Tensor, mu: Tensor, lv: Tensor) =
        let nll = this.Reconstruction(y, x) //~ VAE001
        nll + base.Rate(mu, lv)

    member _.RightObjective(y: Tensor, x: Tensor, mu: Tensor, lv: Tensor) =
        F.mse_loss(y, x, Reduction.Sum) / float x.shape[0] + base.Rate(mu, lv)
