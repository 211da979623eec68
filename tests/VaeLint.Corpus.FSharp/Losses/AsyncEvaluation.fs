// style: async workflow that awaits the decoder; the KL comes from a helper
// case evaluate: R = 1; K = 1/B; beta = 1/B
// case evaluateRight: R = 1/B; K = 1/B; beta = 1
module VaeLint.Corpus.FSharp.AsyncEvaluation

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let private klPerSample (mu: Tensor) (lv: Tensor) =
    -0.5 * (1.0 + lv - mu * mu - lv.exp()).sum(1L)

let evaluate (decode: Tensor -> Async<Tensor>) (z: Tensor) (x: Tensor) mu lv =
    async {
        let! logits = decode z
        let rl = F.binary_cross_entropy_with_logits(logits, x, reduction = Reduction.Sum) //~ VAE003
        return rl + (klPerSample mu lv).mean()
    }

let evaluateRight (decode: Tensor -> Async<Tensor>) (z: Tensor) (x: Tensor) mu lv =
    async {
        let! logits = decode z
        let rl = F.binary_cross_entropy_with_logits(logits, x, reduction = Reduction.Sum)
        return rl / float x.shape[0] + (klPerSample mu lv).mean()
    }
