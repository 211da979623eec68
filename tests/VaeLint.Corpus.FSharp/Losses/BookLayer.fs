// style: the custom layer of a Keras book: everything flattened, -5e-4 times a mean over the latent axis
// twin: DCholletBookLayer.cs
// case loss: R = 1/(B*D); K = 0.001/(B*L); beta = 0.001*D/L
module VaeLint.Corpus.FSharp.BookLayer

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional

let loss (x: Tensor) (decoded: Tensor) (mu: Tensor) (logVar: Tensor) =
    let xent = F.binary_cross_entropy(decoded.flatten(), x.flatten())
    let kl = -5e-4 * (1.0 + logVar - mu.square() - logVar.exp()).mean([| -1L |]) //~ VAE010
    xent + kl |> torch.mean
