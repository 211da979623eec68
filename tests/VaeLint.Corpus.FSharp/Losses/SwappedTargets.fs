// style: data and decoder output in the wrong order, tupled and named, in a helper and in a loss module
// case positional: not measured
// case named: not measured
// case inHelper: not measured
// case byModule: not measured
// case right: not measured
// case symmetric: not measured
module VaeLint.Corpus.FSharp.SwappedTargets

open TorchSharp

type Tensor = torch.Tensor
type nn = torch.nn
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let private encoder = nn.Linear(784L, 32L)
let private decoder = nn.Linear(16L, 784L)
let private criterion = nn.BCEWithLogitsLoss(reduction = Reduction.Sum)

let private run (x: Tensor) =
    let heads = (encoder.forward x).chunk(2L, 1L)
    let mu, lv = heads[0], heads[1]
    let z = mu + torch.randn_like mu * (0.5 * lv).exp()
    let kl = (-0.5 * (1.0 + lv - mu.square() - lv.exp())).sum(1L).mean()
    decoder.forward z, kl

let private nll (logits: Tensor) (x: Tensor) =
    F.binary_cross_entropy_with_logits(logits, x, reduction = Reduction.Sum) / float x.shape[0]

let positional (x: Tensor) =
    let logits, kl = run x
    let nll = F.binary_cross_entropy_with_logits(x, logits, reduction = Reduction.Sum) / float x.shape[0] //~ VAE202
    nll + kl

let named (x: Tensor) =
    let logits, kl = run x
    let nll = F.binary_cross_entropy(target = logits.sigmoid(), input = x, reduction = Reduction.Sum) / float x.shape[0] //~ VAE202
    nll + kl

let inHelper (x: Tensor) =
    let logits, kl = run x
    let loss = nll x logits //~ VAE202
    loss + kl

let byModule (x: Tensor) =
    let logits, kl = run x
    let loss = criterion.forward (x, logits) / float x.shape[0] //~ VAE202
    loss + kl

let right (x: Tensor) =
    let logits, kl = run x
    nll logits x + kl

let symmetric (x: Tensor) =
    let output, kl = run x
    F.mse_loss(x, output, Reduction.Sum) / float x.shape[0] + kl
