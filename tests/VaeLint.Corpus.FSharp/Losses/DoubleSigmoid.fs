// style: a decoder that ends in a sigmoid, in a pipeline, a member or a Sequential, before a loss of logits
// case Direct: not measured
// case ThroughForward: not measured
// case Stacked: not measured
// case Likelihood: not measured
// case Fixed: not measured
module VaeLint.Corpus.FSharp.DoubleSigmoid

open TorchSharp

type Tensor = torch.Tensor
type nn = torch.nn
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

type MnistVae() as this =
    inherit nn.Module<Tensor, Tensor * Tensor * Tensor>("vae")

    let encoder = nn.Linear(784L, 128L)
    let toMean = nn.Linear(128L, 16L)
    let toLogVar = nn.Linear(128L, 16L)
    let output = nn.Linear(16L, 784L)

    let stack =
        nn.Sequential(
            nn.Linear(16L, 128L) :> nn.Module<Tensor, Tensor>,
            nn.ReLU(),
            nn.Linear(128L, 784L),
            nn.Sigmoid()
        )

    let criterion = nn.BCEWithLogitsLoss(reduction = Reduction.Sum)

    do this.RegisterComponents()

    member private _.Encode(x: Tensor) =
        let h = x |> encoder.forward |> F.relu
        toMean.forward h, toLogVar.forward h

    member private _.Draw(mu: Tensor, lv: Tensor) =
        mu + (0.5 * lv).exp() * torch.randn_like mu

    member private _.Rate(mu: Tensor, lv: Tensor) =
        (-0.5 * (1.0 + lv - mu.square() - lv.exp())).sum(1L).mean()

    override this.forward(x) =
        let mu, lv = this.Encode x
        let y = this.Draw(mu, lv) |> output.forward |> torch.sigmoid
        y, mu, lv

    member this.Direct(x: Tensor) =
        let mu, lv = this.Encode x
        let y = torch.sigmoid (output.forward (this.Draw(mu, lv)))
        F.binary_cross_entropy_with_logits(y, x, reduction = Reduction.Sum) / float x.shape[0] //~ VAE201
        + this.Rate(mu, lv)

    member this.ThroughForward(x: Tensor) =
        let y, mu, lv = this.forward x
        let nll = criterion.forward (y, x) / float x.shape[0] //~ VAE201
        nll + this.Rate(mu, lv)

    member this.Stacked(x: Tensor) =
        let mu, lv = this.Encode x
        let y = this.Draw(mu, lv) |> stack.forward
        let nll = F.binary_cross_entropy_with_logits(y, x, reduction = Reduction.None).sum(1L).mean() //~ VAE201
        nll + this.Rate(mu, lv)

    member this.Likelihood(x: Tensor) =
        let y, mu, lv = this.forward x
        let p = torch.distributions.Bernoulli(logits = y) //~ VAE201
        this.Rate(mu, lv) - p.log_prob(x).sum(1L).mean()

    member this.Fixed(x: Tensor) =
        let mu, lv = this.Encode x
        let logits = this.Draw(mu, lv) |> output.forward
        F.binary_cross_entropy_with_logits(logits, x, reduction = Reduction.Sum) / float x.shape[0]
        + this.Rate(mu, lv)
