// style: a sequence expression yields one loss per batch; the epoch average is only for the log
// case losses: R = 1/(B*D); K = 1/B; beta = D
// case rightLosses: R = 1/B; K = 1/B; beta = 1
// case train: not measured
module VaeLint.Corpus.FSharp.SeqOfBatches

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let losses (model: Tensor -> Tensor * Tensor * Tensor) (batches: seq<Tensor>) =
    seq {
        for x in batches do
            let y, mu, lv = model x
            let nll = F.binary_cross_entropy(y, x) //~ VAE001
            let kl = -0.5 * (1.0 + lv - mu.square() - lv.exp()).sum(1L).mean()
            yield nll + kl
    }

let rightLosses (model: Tensor -> Tensor * Tensor * Tensor) (batches: seq<Tensor>) =
    seq {
        for x in batches do
            let y, mu, lv = model x
            let nll = F.binary_cross_entropy(y, x, reduction = Reduction.Sum)
            let kl = -0.5 * (1.0 + lv - mu.square() - lv.exp()).sum()
            yield (nll + kl) / float x.shape[0]
    }

let train (optimizer: torch.optim.Optimizer) model batches =
    rightLosses model batches
    |> Seq.map (fun loss ->
        optimizer.zero_grad()
        loss.backward()
        optimizer.step() |> ignore
        loss.ToDouble())
    |> Seq.average
