module Fixtures.Types

open System
open System.Threading.Tasks
open TorchSharp
open type TorchSharp.torch.nn.functional

type Tensor = torch.Tensor
type nn = torch.nn
type Reduction = torch.nn.Reduction

let private klPerSample (mu: Tensor) (logVar: Tensor) = -0.5 * (1.0 + logVar - mu * mu - logVar.exp()).sum(1L)

type Terms = { Recon: Tensor; Kl: Tensor }

module Records =
    let total terms = terms.Recon + terms.Kl

    let loss (x: Tensor) (mu: Tensor) (logVar: Tensor) (xHat: Tensor) =
        { Recon = mse_loss(xHat, x); Kl = (klPerSample mu logVar).mean() } |> total //~ VAE001

    let copied (x: Tensor) (mu: Tensor) (logVar: Tensor) (xHat: Tensor) =
        let terms = { Recon = mse_loss(xHat, x); Kl = (klPerSample mu logVar).mean() }
        let right = { terms with Recon = mse_loss(xHat, x, reduction = Reduction.Sum) / float (x.size 0) }
        right.Recon + right.Kl

    let anonymous (x: Tensor) (mu: Tensor) (logVar: Tensor) (xHat: Tensor) =
        let terms = {| Recon = mse_loss(xHat, x); Kl = (klPerSample mu logVar).mean() |} //~ VAE001
        terms.Recon + terms.Kl

module Tuples =
    let terms (x: Tensor) (mu: Tensor) (logVar: Tensor) (xHat: Tensor) = mse_loss(xHat, x), (klPerSample mu logVar).mean()

    let structTerms (x: Tensor) (mu: Tensor) (logVar: Tensor) (xHat: Tensor) = struct (mse_loss(xHat, x), (klPerSample mu logVar).mean())

    let loss (x: Tensor) (mu: Tensor) (logVar: Tensor) (xHat: Tensor) =
        let recon, kl = terms x mu logVar xHat //~ VAE001
        recon + kl

    let ofStruct (x: Tensor) (mu: Tensor) (logVar: Tensor) (xHat: Tensor) =
        let struct (recon, kl) = structTerms x mu logVar xHat //~ VAE001
        recon + kl

type Likelihood =
    | Gaussian
    | Bernoulli
    | Scaled of float

module Unions =
    let reconstruction likelihood (xHat: Tensor) (x: Tensor) =
        match likelihood with
        | Gaussian -> mse_loss(xHat, x, reduction = Reduction.Sum)
        | Bernoulli -> binary_cross_entropy(xHat, x, reduction = Reduction.Sum)
        | Scaled factor -> factor * mse_loss(xHat, x, reduction = Reduction.Sum)

    let loss (x: Tensor) (mu: Tensor) (logVar: Tensor) (xHat: Tensor) =
        reconstruction Bernoulli xHat x / float (x.size 0) + (klPerSample mu logVar).mean()

    let wrong (x: Tensor) (mu: Tensor) (logVar: Tensor) (xHat: Tensor) =
        reconstruction Gaussian xHat x / float (x.size 0) + (klPerSample mu logVar).sum() //~ VAE003

module Patterns =
    let (|Reduced|) (t: Tensor) = Reduced(t.mean())

    let loss (x: Tensor) (mu: Tensor) (logVar: Tensor) (xHat: Tensor) =
        match (xHat - x).square(), klPerSample mu logVar with
        | Reduced recon, Reduced kl -> recon + kl //~ VAE001

module Options =
    let loss (x: Tensor) (mu: Tensor) (logVar: Tensor) (xHat: Tensor) (beta: float option) =
        let weight =
            match beta with
            | Some b -> b
            | None -> 1.0

        mse_loss(xHat, x) + weight * (klPerSample mu logVar).mean() //~ VAE010

    let defaulted (x: Tensor) (mu: Tensor) (logVar: Tensor) (xHat: Tensor) (extra: Tensor option) =
        let recon = mse_loss(xHat, x, reduction = Reduction.Sum) / float (x.size 0)
        recon + (klPerSample mu logVar).mean() + (extra |> Option.defaultValue (torch.zeros(1L)))

type Objective(?beta: float) =
    let weight = defaultArg beta 1.0
    member _.Loss(x: Tensor, mu: Tensor, logVar: Tensor, xHat: Tensor, ?perPixel: bool) =
        let recon =
            if defaultArg perPixel false then
                mse_loss(xHat, x)
            else
                mse_loss(xHat, x, reduction = Reduction.Sum) / float (x.size 0)

        recon + weight * (klPerSample mu logVar).mean() //~ VAE010

type IDivergence =
    abstract Of: Tensor * Tensor -> Tensor

module Objects =
    let divergence =
        { new IDivergence with
            member _.Of(mu, logVar) = (klPerSample mu logVar).mean() }

    let loss (x: Tensor) (mu: Tensor) (logVar: Tensor) (xHat: Tensor) = mse_loss(xHat, x) + divergence.Of(mu, logVar) //~ VAE001

type Vae(latent: int64) as this =
    inherit nn.Module<Tensor, struct (Tensor * Tensor * Tensor)>("vae")
    let encoder = nn.Linear(784L, 2L * latent)
    let decoder = nn.Linear(latent, 784L)
    let criterion = nn.MSELoss()
    let mutable step = 0

    do this.RegisterComponents()

    override _.forward(x) =
        let code = encoder.forward(x.view(-1L, 784L)).chunk(2L, 1L)
        let z = code.[0] + (0.5 * code.[1]).exp() * torch.randn_like(code.[0])
        struct (torch.sigmoid(decoder.forward z), code.[0], code.[1])

    member this.TrainStep(batch: Tensor) =
        let struct (recon, mu, logVar) = this.forward batch
        step <- step + 1
        criterion.forward(recon, batch.view(-1L, 784L)) + (klPerSample mu logVar).mean() //~ VAE001

    member this.Right(batch: Tensor) =
        let struct (recon, mu, logVar) = this.call batch
        784.0 * criterion.forward(recon, batch.view(-1L, 784L)) + (klPerSample mu logVar).mean()

module Computations =
    let inTask (x: Tensor) (mu: Tensor) (logVar: Tensor) (xHat: Tensor) =
        task {
            let recon = mse_loss(xHat, x) //~ VAE001
            do! Task.Delay 1
            let kl = (klPerSample mu logVar).mean()
            return recon + kl
        }

    let inAsync (x: Tensor) (mu: Tensor) (logVar: Tensor) (xHat: Tensor) =
        async {
            let recon = mse_loss(xHat, x) //~ VAE001
            do! Async.Sleep 1
            let! kl = async { return (klPerSample mu logVar).mean() }
            return recon + kl
        }

module Resources =
    let loss (x: Tensor) (mu: Tensor) (logVar: Tensor) (xHat: Tensor) =
        use scope = torch.NewDisposeScope()

        try
            let recon = mse_loss(xHat, x) //~ VAE001
            let total = recon + (klPerSample mu logVar).mean()
            total.MoveToOuterDisposeScope()
        with :? InvalidOperationException ->
            torch.zeros(1L)

    let silent (x: Tensor) (mu: Tensor) (logVar: Tensor) (xHat: Tensor) =
        use _ = torch.no_grad()
        (mse_loss(xHat, x) + (klPerSample mu logVar).mean()).item<float32>()
