// style: MLP VAE as a class with `as this`, struct tuple from forward, loss module in a let-bound field, KL in the training step
// case Step: R = 1/(B*D); K = 1/(B*L); beta = D/L
// case StepSummed: R = 1; K = 1; beta = 1
module VaeLint.Corpus.FSharp.ModuleWithThis

open TorchSharp

type Tensor = torch.Tensor
type nn = torch.nn

type Vae(latent: int64) as this =
    inherit nn.Module<Tensor, struct (Tensor * Tensor * Tensor)>("vae")

    let enc = nn.Linear(784L, 400L)
    let toMu = nn.Linear(400L, latent)
    let toLogVar = nn.Linear(400L, latent)
    let dec = nn.Linear(latent, 784L)
    let mse = nn.MSELoss()
    let sse = nn.MSELoss(reduction = nn.Reduction.Sum)

    do this.RegisterComponents()

    override _.forward(x) =
        let h = nn.functional.relu(enc.forward(x.view(-1L, 784L)))
        let mu = toMu.forward h
        let lv = toLogVar.forward h
        let z = mu + (0.5 * lv).exp() * torch.randn_like(lv)
        struct (torch.sigmoid(dec.forward z), mu, lv)

    member this.Step(batch: Tensor) =
        let struct (recon, mu, lv) = this.forward batch
        let kl = -0.5 * (1.0 + lv - mu * mu - lv.exp()).mean() //~ VAE002
        mse.forward(recon, batch.view(-1L, 784L)) + kl //~ VAE001

    member this.StepSummed(batch: Tensor) =
        let struct (recon, mu, lv) = this.forward batch
        let kl = -0.5 * (1.0 + lv - mu * mu - lv.exp()).sum()
        sse.forward(recon, batch.view(-1L, 784L)) + kl
