// style: use bindings in the forward pass of a module, chunk for the heads, backward on the balanced total
// case Elbo: R = 1/B; K = 1/B; beta = 1
// case MeanElbo: R = 1/(B*D); K = 1/B; beta = D
module VaeLint.Corpus.FSharp.DisposableReparameterized

open TorchSharp

type Tensor = torch.Tensor
type nn = torch.nn

type ConvVae() as this =
    inherit nn.Module<Tensor, Tensor * Tensor * Tensor>("conv-vae")

    let encoder =
        nn.Sequential(
            nn.Conv2d(1L, 16L, 3L, stride = 2L, padding = 1L) :> nn.Module<Tensor, Tensor>,
            nn.ReLU(),
            nn.Flatten(),
            nn.Linear(16L * 14L * 14L, 32L)
        )

    let decoder = nn.Linear(16L, 784L)

    do this.RegisterComponents()

    override _.forward(x) =
        let heads = (encoder.forward x).chunk(2L, 1L)
        let mu, logVar = heads[0], heads[1]
        use std = (0.5 * logVar).exp()
        use eps = torch.randn_like std
        decoder.forward (mu + std * eps), mu, logVar

    member private _.Rate(mu: Tensor, logVar: Tensor) =
        -0.5 * (1.0 + logVar - mu.square() - logVar.exp()).sum(1L)

    member this.Elbo(x: Tensor) =
        let logits, mu, logVar = this.forward x
        let flat = x.flatten(1L)
        let nll = nn.functional.binary_cross_entropy_with_logits(logits, flat, reduction = nn.Reduction.None)
        (nll.sum(1L) + this.Rate(mu, logVar)).mean()

    member this.MeanElbo(x: Tensor) =
        let logits, mu, logVar = this.forward x
        let nll = nn.functional.binary_cross_entropy_with_logits(logits, x.flatten(1L)) //~ VAE001
        (nll + this.Rate(mu, logVar)).mean()
