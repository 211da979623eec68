// style: active patterns: a complete one splits the encoder output, a partial one recognises images
// case loss: R = 1/(B*D); K = 1/B; beta = D
// case byRank: R = 1/B; K = 1/B; beta = 1
// roles: y x encoded
module VaeLint.Corpus.FSharp.ActivePatternReduction

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional

let (|Heads|) (encoded: Tensor) =
    let parts = encoded.chunk(2L, 1L)
    parts[0], parts[1]

let (|Image|_|) (t: Tensor) = if t.dim() = 4L then Some(t.flatten(1L)) else None

let private kl (mu: Tensor) (lv: Tensor) = -0.5 * (1.0 + lv - mu.square() - lv.exp()).sum(1L)

let loss (y: Tensor) (x: Tensor) (Heads(mu, lv)) =
    let rl = F.binary_cross_entropy_with_logits(y, x) //~ VAE001
    rl + (kl mu lv).mean()

let byRank (y: Tensor) (x: Tensor) (encoded: Tensor) =
    let (Heads(mu, lv)) = encoded

    let errors =
        match (y - x).square() with
        | Image flat -> flat.sum(1L)
        | other -> other.sum(1L)

    errors.mean() + (kl mu lv).mean()
