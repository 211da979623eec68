// style: uniform noise where standard normal noise belongs, and the right line
// case uniform: not measured
// case normal: not measured
module VaeLint.Corpus.FSharp.UniformNoise

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let private elbo (decode: Tensor -> Tensor) (x: Tensor) (mu: Tensor) (logVar: Tensor) (noise: Tensor) =
    let xHat = decode (mu + noise * (logVar / 2.0).exp())
    (F.mse_loss(xHat, x, reduction = Reduction.Sum) - 0.5 * (1.0 + logVar - mu.square() - logVar.exp()).sum()) / float x.shape[0]

let uniform decode (x: Tensor) (mu: Tensor) (logVar: Tensor) =
    elbo decode x mu logVar (torch.rand_like mu) //~ VAE104

let normal decode (x: Tensor) (mu: Tensor) (logVar: Tensor) =
    elbo decode x mu logVar (torch.randn_like mu)
