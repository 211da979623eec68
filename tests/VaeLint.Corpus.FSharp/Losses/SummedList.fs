// style: a recursive sum over a list of terms; a lock around a shared history
// twin: CRecursiveTotal.cs
// case Recursive: R = 1/B; K = 1/B; beta = 1
// case Locked: R = 1/(B*D); K = 1/(B*L); beta = D/L
module VaeLint.Corpus.FSharp.SummedList

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

type History() =
    let gate = obj ()
    let values = ResizeArray<float>()

    static let rec sum (terms: Tensor list) =
        match terms with
        | [ last ] -> last
        | first :: rest -> first + sum rest
        | [] -> failwith "no terms"

    static member Recursive(xHat: Tensor, x: Tensor, mu: Tensor, logVar: Tensor) =
        let batch = float x.shape[0]

        sum
            [ F.mse_loss(xHat, x, Reduction.Sum) / batch
              0.5 * (mu.square() + logVar.exp() - logVar - 1.0).sum() / batch ]

    member _.Locked(xHat: Tensor, x: Tensor, mu: Tensor, logVar: Tensor) =
        lock gate (fun () ->
            let recon = F.mse_loss(xHat, x) //~ VAE001
            let kl = (0.5 * (mu.square() + logVar.exp() - logVar - 1.0)).mean() //~ VAE002
            let loss = recon + kl
            values.Add(loss.ToDouble())
            loss)
