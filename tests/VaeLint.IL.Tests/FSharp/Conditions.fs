module Fixtures.Conditions

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let private kl (mu: Tensor) (logVar: Tensor) = (-0.5 * (1.0 + logVar - mu * mu - logVar.exp())).sum(1L).mean()
let private summed (x: Tensor) (xHat: Tensor) = F.mse_loss(xHat, x, reduction = Reduction.Sum) / float x.shape.[0]

let onFlag (average: bool) (x: Tensor) (mu: Tensor) (logVar: Tensor) (xHat: Tensor) =
    let recon =
        if average then
            F.mse_loss(xHat, x) //~ VAE001
        else
            summed x xHat

    recon + kl mu logVar

let onCount (epoch: int) (x: Tensor) (mu: Tensor) (logVar: Tensor) (xHat: Tensor) =
    let recon =
        if epoch > 10 then
            summed x xHat
        else
            F.mse_loss(xHat, x) //~ VAE001

    recon + kl mu logVar

let onMatch (average: bool) (x: Tensor) (mu: Tensor) (logVar: Tensor) (xHat: Tensor) =
    match average with
    | true -> F.mse_loss(xHat, x) + kl mu logVar //~ VAE001
    | false -> summed x xHat + kl mu logVar

let onTwo (average: bool) (wide: bool) (x: Tensor) (mu: Tensor) (logVar: Tensor) (xHat: Tensor) =
    let recon =
        if average && wide then
            F.mse_loss(xHat, x) //~ VAE001
        else
            summed x xHat

    recon + kl mu logVar

let onText (mode: string) (x: Tensor) (mu: Tensor) (logVar: Tensor) (xHat: Tensor) =
    match mode with
    | "mean" -> F.mse_loss(xHat, x) + kl mu logVar //~ VAE001
    | _ -> summed x xHat + kl mu logVar
