// style: dispose scopes around the loss and inside a helper, temporaries bound with use
// twin: CDisposeScopes.cs
// case wrong: R = 1/B; K = 1/(B*L); beta = 1/L
// case right: R = 1/B; K = 1/B; beta = 1
module VaeLint.Corpus.FSharp.NestedScopes

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let private summed (logits: Tensor) (x: Tensor) =
    use inner = torch.NewDisposeScope()
    let cross = F.binary_cross_entropy_with_logits(logits, x, reduction = Reduction.None)
    inner.MoveToOuter(cross.sum())

let wrong (logits: Tensor) (x: Tensor) (mu: Tensor) (logVar: Tensor) =
    use _scope = torch.NewDisposeScope()
    let recon = F.binary_cross_entropy_with_logits(logits, x, reduction = Reduction.Sum)
    let kl = -0.5 * (1.0 + logVar - mu.square() - logVar.exp())
    let loss = recon / float x.shape[0] + kl.mean() //~ VAE002
    loss.MoveToOuterDisposeScope()

let right (logits: Tensor) (x: Tensor) (mu: Tensor) (logVar: Tensor) =
    use _scope = torch.NewDisposeScope()
    let recon = summed logits x
    use variance = logVar.exp()
    use squaredMean = mu.square()
    let kl = (variance + squaredMean - 1.0 - logVar).sum() * 0.5
    ((recon + kl) / float x.shape[0]).MoveToOuterDisposeScope()
