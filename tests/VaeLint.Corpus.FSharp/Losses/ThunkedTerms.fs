// style: both terms as functions of unit, evaluated and added by a helper
// twin: CLambdaArguments.cs
// case wrong: R = 1/(B*D); K = 1; beta = B*D
// case right: R = 1; K = 1; beta = 1
module VaeLint.Corpus.FSharp.ThunkedTerms

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let private evaluate (reconstruction: unit -> Tensor) (divergence: unit -> Tensor) =
    let recon = reconstruction ()
    let kl = divergence ()
    recon + kl

let wrong (xHat: Tensor) (x: Tensor) (mu: Tensor) (logVar: Tensor) =
    evaluate
        (fun () -> F.mse_loss(xHat, x)) //~ VAE001
        (fun () -> -0.5 * (1.0 + logVar - mu.square() - logVar.exp()).sum())

let right (xHat: Tensor) (x: Tensor) (mu: Tensor) (logVar: Tensor) =
    evaluate
        (fun () -> F.mse_loss(xHat, x, Reduction.Sum))
        (fun () -> -0.5 * (1.0 + logVar - mu.square() - logVar.exp()).sum())
