// style: sparse denoising autoencoder: squared error plus a KL sparsity penalty on mean activations
// twin: BSparseAutoencoder.cs
// case loss: not a VAE
module VaeLint.Corpus.FSharp.NotVaeAutoencoder

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional

let sparsity (rho: float) (activations: Tensor) =
    let rhoHat = activations.mean([| 0L |])
    let on = rho * (rho / rhoHat).log()
    let off = (1.0 - rho) * ((1.0 - rho) / (1.0 - rhoHat)).log()
    (on + off).sum()

let loss encode (decode: Tensor -> Tensor) (x: Tensor) =
    let code: Tensor = x + 0.1 * torch.randn_like x |> encode
    F.mse_loss(decode code, x) + 1e-3 * sparsity 0.05 (torch.sigmoid code)
