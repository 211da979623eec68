// style: the event size as a product over the shape: fold over a tail, a slice, a loop; once only for the log
// twin: CShapeProduct.cs
// case folded: R = 1/B; K = 1/B; beta = 1
// case sliced: R = 1/B; K = 1/B; beta = 1
// case looped: R = 1/B; K = 1/B; beta = 1
// case onlyForTheLog: R = 1/(B*D); K = 1/B; beta = D
// case latentForgotten: R = 1/B; K = 1/(B*L); beta = 1/L
module VaeLint.Corpus.FSharp.ShapeProducts

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional

let private elementKl (mu: Tensor) (logVar: Tensor) = -0.5 * (1.0 + logVar - mu.square() - logVar.exp())
let private kl mu logVar = (elementKl mu logVar).sum(1L).mean()
let private product (sizes: int64 seq) = Seq.fold (*) 1L sizes

let folded (xHat: Tensor) (x: Tensor) mu logVar =
    let eventSize = x.shape |> Array.tail |> product
    F.mse_loss(xHat, x) * float eventSize + kl mu logVar

let sliced (xHat: Tensor) (x: Tensor) mu logVar =
    let eventSize = x.shape[1..] |> Array.reduce (*)
    float eventSize * F.mse_loss(xHat, x) + kl mu logVar

let looped (xHat: Tensor) (x: Tensor) mu logVar =
    let mutable eventSize = 1L

    for axis in 1 .. x.shape.Length - 1 do
        eventSize <- eventSize * x.shape[axis]

    float eventSize * F.mse_loss(xHat, x) + kl mu logVar

let onlyForTheLog (xHat: Tensor) (x: Tensor) mu logVar =
    let eventSize = x.shape |> Array.tail |> product
    let mse = F.mse_loss(xHat, x) //~ VAE001
    printfn $"sum of squares per image {float eventSize * mse.ToDouble():F3}"
    mse + kl mu logVar

let latentForgotten (xHat: Tensor) (x: Tensor) mu logVar =
    let eventSize = x.shape |> Array.tail |> product
    let rate = (elementKl mu logVar).mean() //~ VAE002
    F.mse_loss(xHat, x) * float eventSize + rate
