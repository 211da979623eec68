namespace Samples.FSharp

open TorchSharp
open Samples.FSharp.Losses

type nn = torch.nn

[<Struct>]
type Output =
    { Logits: Tensor
      Mean: Tensor
      LogVar: Tensor }

type Vae(pixels: int64, hidden: int64, latents: int64) as this =
    inherit nn.Module<Tensor, Output>("vae")

    let encode = nn.Linear(pixels, hidden)
    let toMean = nn.Linear(hidden, latents)
    let toLogVar = nn.Linear(hidden, latents)
    let expand = nn.Linear(latents, hidden)
    let decode = nn.Linear(hidden, pixels)

    do this.RegisterComponents()

    let reparameterize (mean: Tensor) (logVar: Tensor) =
        mean + (0.5 * logVar).exp() * torch.randn_like mean

    override _.forward x =
        let h = x.flatten(1L) |> encode.forward |> F.relu
        let mean, logVar = toMean.forward h, toLogVar.forward h

        { Logits = reparameterize mean logVar |> expand.forward |> F.relu |> decode.forward
          Mean = mean
          LogVar = logVar }

    member this.Elbo(x: Tensor) =
        let output = this.forward x

        { Reconstruction = output.Logits |> bernoulli (x.flatten(1L))
          Kl = standardNormalKl output.Mean output.LogVar }
