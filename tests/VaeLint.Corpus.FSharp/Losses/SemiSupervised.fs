// style: M2-like: labels by cross entropy of [B; K] logits beside the ELBO, a record of weights
// case loss: R = 1/B; K = 1/B; beta = 1
// case pixelMean: R = 1/(B*D); K = 1/B; beta = D
module VaeLint.Corpus.FSharp.SemiSupervised

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

type Batch = { Images: Tensor; Labels: Tensor }
type Output = { Logits: Tensor; Classes: Tensor; Mu: Tensor; LogVar: Tensor }

let private rate output =
    -0.5 * (1.0 + output.LogVar - output.Mu.square() - output.LogVar.exp()).sum(1L)

let loss batch output =
    let n = float batch.Images.shape[0]
    let nll = F.binary_cross_entropy_with_logits(output.Logits, batch.Images, reduction = Reduction.Sum) / n
    let labels = F.cross_entropy(output.Classes.view(-1L, 10L), batch.Labels)
    nll + (rate output).mean() + labels

let pixelMean batch output =
    let nll = F.binary_cross_entropy_with_logits(output.Logits, batch.Images) //~ VAE001
    nll + (rate output).mean()
