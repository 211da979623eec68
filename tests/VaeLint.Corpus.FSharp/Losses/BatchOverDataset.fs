// style: the batch over the data set as the KL weight; terms handed back in a map for the log
// twin: DBatchOverDatasetWeight.cs
// case terms: not measured
module VaeLint.Corpus.FSharp.BatchOverDataset

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional

let terms (mN: float) (recons: Tensor) (input: Tensor) (mu: Tensor) (logVar: Tensor) =
    let reconsLoss = F.mse_loss(recons, input)
    let kldLoss = (-0.5 * (1.0 + logVar - mu.square() - logVar.exp()).sum(1L)).mean()
    let loss = reconsLoss + mN * kldLoss //~ VAE010
    Map.ofList [ "loss", loss; "reconstruction", reconsLoss.detach(); "kld", -kldLoss.detach() ]
