// style: one expression: the width times the mean of the entropies plus the mean KL per document
// twin: BMeanTimesFeatureCount.cs
// case elbo: R = 1/B; K = 1/B; beta = 1
module VaeLint.Corpus.FSharp.BagOfWords

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional

let private toUnitGaussian (mu: Tensor) (logVar: Tensor) =
    -0.5 * (1.0 + logVar - mu * mu - torch.exp logVar).sum(-1L)

let elbo (logits: Tensor) (x: Tensor) mu logVar =
    float x.shape[1] * F.binary_cross_entropy_with_logits(logits, x)
    + (toUnitGaussian mu logVar |> torch.mean)
