module Fixtures.Functions

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let private klPerSample (mu: Tensor) (logVar: Tensor) = -0.5 * (1.0 + logVar - mu * mu - logVar.exp()).sum(1L)

module Curried =
    let total (weight: float) (kl: Tensor) (recon: Tensor) = recon + weight * kl

    let loss (x: Tensor) (mu: Tensor) (logVar: Tensor) (xHat: Tensor) =
        F.mse_loss(xHat, x) //~ VAE001
        |> total 1.0 ((klPerSample mu logVar).mean())

    let balanced (x: Tensor) (mu: Tensor) (logVar: Tensor) (xHat: Tensor) =
        F.mse_loss(xHat, x, reduction = Reduction.Sum) / float x.shape.[0]
        |> total 1.0 ((klPerSample mu logVar).mean())

module Partial =
    let scaled (reduction: Reduction) (x: Tensor) (xHat: Tensor) = F.mse_loss(xHat, x, reduction = reduction)

    let summed: Tensor -> Tensor -> Tensor = scaled Reduction.Sum

    let loss (x: Tensor) (mu: Tensor) (logVar: Tensor) (xHat: Tensor) =
        summed x xHat / float (x.size 0) + (klPerSample mu logVar).mean()

    let wrong (x: Tensor) (mu: Tensor) (logVar: Tensor) (xHat: Tensor) =
        let averaged = scaled Reduction.Mean x
        averaged xHat + (klPerSample mu logVar).mean() //~ VAE001

module Composed =
    let average (t: Tensor) = t.mean()
    let reduce = (fun (t: Tensor) -> t.sum(1L)) >> average

    let loss (x: Tensor) (mu: Tensor) (logVar: Tensor) (xHat: Tensor) =
        let kl = 0.5 * (mu.square() + logVar.exp() - logVar - 1.0) |> reduce
        F.mse_loss(xHat, x) + kl //~ VAE001

module HigherOrder =
    let both (f: Tensor -> Tensor) (a: Tensor) (b: Tensor) = f a + f b

    let loss (x: Tensor) (mu: Tensor) (logVar: Tensor) (xHat: Tensor) =
        both (fun t -> t.mean()) ((xHat - x).square()) (klPerSample mu logVar) //~ VAE001

module Inline =
    let inline (+.) (a: Tensor) (b: Tensor) = a.add(b)
    let inline klSum (mu: Tensor) (logVar: Tensor) = -0.5 * torch.sum(1.0 + logVar - mu * mu - logVar.exp())

    let loss (x: Tensor) (mu: Tensor) (logVar: Tensor) (xHat: Tensor) =
        F.binary_cross_entropy(xHat, x) +. klSum mu logVar //~ VAE001

module Recursion =
    let rec private add (terms: Tensor list) (total: Tensor) =
        match terms with
        | [] -> total
        | head :: tail -> add tail (total + head)

    let loss (x: Tensor) (mu: Tensor) (logVar: Tensor) (xHat: Tensor) =
        add [ (klPerSample mu logVar).mean() ] (F.mse_loss(xHat, x)) //~ VAE001

module Collections =
    let reduced (x: Tensor) (mu: Tensor) (logVar: Tensor) (xHat: Tensor) =
        [ F.mse_loss(xHat, x); (klPerSample mu logVar).mean() ] |> List.reduce (+) //~ VAE001

    let folded (x: Tensor) (mu: Tensor) (logVar: Tensor) (xHat: Tensor) =
        [| F.mse_loss(xHat, x); (klPerSample mu logVar).mean() |] |> Array.fold (+) (torch.zeros(1L)) //~ VAE001

    let mapped (x: Tensor) (mu: Tensor) (logVar: Tensor) (xHat: Tensor) =
        [ (xHat - x).square(); 0.5 * (mu.square() + logVar.exp() - logVar - 1.0) ]
        |> List.map (fun t -> t.sum(1L).mean())
        |> List.reduce (fun a b -> a + b)

    let looped (x: Tensor) (mu: Tensor) (logVar: Tensor) (xHat: Tensor) =
        let mutable total = torch.zeros(1L)

        for term in [ F.mse_loss(xHat, x); (klPerSample mu logVar).mean() ] do //~ VAE001
            total <- total + term

        total

module Values =
    let beta = 4.0

    [<Literal>]
    let Pixels = 784

    let loss (x: Tensor) (mu: Tensor) (logVar: Tensor) (xHat: Tensor) =
        F.mse_loss(xHat, x.view(-1L, int64 Pixels)) + beta * (klPerSample mu logVar).mean() //~ VAE010

    let scaled (x: Tensor) (mu: Tensor) (logVar: Tensor) (xHat: Tensor) =
        float Pixels * F.mse_loss(xHat, x.view(-1L, int64 Pixels)) + (klPerSample mu logVar).mean()

module Cells =
    let loss (x: Tensor) (mu: Tensor) (logVar: Tensor) (xHat: Tensor) =
        let total = ref (F.mse_loss(xHat, x)) //~ VAE001
        let add (t: Tensor) = total.Value <- total.Value + t
        add ((klPerSample mu logVar).mean())
        total.Value

module Lazily =
    let loss (x: Tensor) (mu: Tensor) (logVar: Tensor) (xHat: Tensor) =
        let kl = lazy ((klPerSample mu logVar).mean())
        F.mse_loss(xHat, x) + kl.Force() //~ VAE001
