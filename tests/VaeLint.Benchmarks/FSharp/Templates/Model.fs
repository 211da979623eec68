/// The networks of experiment NUMBER and the terms of their losses.
module Generated.ExperimentNUMBER.Model

open System
open TorchSharp

type Tensor = torch.Tensor
type nn = torch.nn
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

[<Literal>]
let Hidden = 2NUMBERL

[<Literal>]
let Latent = 20L

type Encoder() as this =
    inherit nn.Module<Tensor, struct (Tensor * Tensor)>("encoder")

    let hidden = nn.Linear(784L, Hidden)
    let mean = nn.Linear(Hidden, Latent)
    let logVar = nn.Linear(Hidden, Latent)

    do this.RegisterComponents()

    override _.forward x =
        let h = x.view(-1L, 784L) |> hidden.forward |> F.relu
        struct (mean.forward h, logVar.forward h)

type Decoder() as this =
    inherit nn.Module<Tensor, Tensor>("decoder")

    let hidden = nn.Linear(Latent, Hidden)
    let output = nn.Linear(Hidden, 784L)

    do this.RegisterComponents()

    override _.forward z = z |> hidden.forward |> F.relu |> output.forward

type Classifier(classes: int64) as this =
    inherit nn.Module<Tensor, Tensor>("classifier")

    let first = nn.Conv2d(1L, 16L, 3L, padding = 1L)
    let second = nn.Conv2d(16L, 32L, 3L, padding = 1L)
    let output = nn.Linear(32L * 7L * 7L, classes)

    do this.RegisterComponents()

    override _.forward x =
        let pooled (layer: nn.Module<Tensor, Tensor>) (input: Tensor) = F.max_pool2d(layer.forward input |> F.relu, 2L)
        (x.view(-1L, 1L, 28L, 28L) |> pooled first |> pooled second).flatten(1L) |> output.forward

type Vae() as this =
    inherit nn.Module<Tensor, struct (Tensor * Tensor * Tensor)>("vae")

    let encoder = new Encoder()
    let decoder = new Decoder()

    do this.RegisterComponents()

    override _.forward x =
        let struct (mean, logVar) = encoder.forward x
        let z = mean + (0.5 * logVar).exp() * torch.randn_like mean
        struct (decoder.forward z, mean, logVar)

let sumPerSample (elements: Tensor) = elements.flatten(1L).sum(1L)

let divergence (mean: Tensor) (logVar: Tensor) = -0.5 * (1.0 + logVar - mean.square() - logVar.exp())

/// Right: both terms are sums per sample, the batch is averaged once.
let negativeElbo (vae: Vae) (x: Tensor) =
    let struct (logits, mean, logVar) = vae.forward x
    let reconstruction = F.binary_cross_entropy_with_logits(logits, x, reduction = Reduction.None) |> sumPerSample
    let kl = divergence mean logVar |> sumPerSample
    torch.mean (reconstruction + kl)

/// Wrong: the reconstruction is averaged over the pixels.
let portedLoss (vae: Vae) (x: Tensor) =
    let struct (logits, mean, logVar) = vae.forward x
    let reconstruction = F.binary_cross_entropy_with_logits(logits, x)
    let kl = (divergence mean logVar).sum(1L).mean()
    reconstruction + kl

let accuracy (logits: Tensor) (labels: Tensor) =
    let hits = logits.argmax(1L).eq(labels).sum()
    float (hits.ToInt64()) / float labels.shape[0]

let perplexity (logits: Tensor) (labels: Tensor) = F.cross_entropy(logits, labels).exp()

let gramMatrix (features: Tensor) =
    let rows = features.flatten(2L)
    torch.matmul(rows, rows.transpose(1L, 2L)) / float (rows.shape[1] * rows.shape[2])
