// style: both sums divided by their own number of dimensions and by the batch, each name shadowed step by step; beta of the class
// twin: EOwnSizeDivisors.cs
// case Call: R = 1/(B*D); K = beta/(B*L); beta = beta*D/L
// rank: 2
module VaeLint.Corpus.FSharp.OwnDivisors

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

type HandwritingVaeLoss(beta: float) =
    member _.Call(x: Tensor, y: Tensor, mu: Tensor, logvar: Tensor) =
        let n = float (x.shape[1] * x.shape[2])
        let b = float mu.shape[0]
        let m = float mu.shape[1]

        let recLoss = torch.sum (torch.square (x - y))
        let recLoss = recLoss / n
        let recLoss = recLoss / b

        let klLoss = -0.5 * (1.0 + logvar - torch.square mu - torch.exp logvar).sum(1L)
        let klLoss = torch.sum klLoss / m
        let klLoss = klLoss / b

        recLoss + (beta * klLoss) //~ VAE010
