// style: prior and posterior cut out of one layer each by chunk and taken apart as arrays, closed form of two Gaussians, mean square of embeddings; the same with sums
// twin: HChunkedPosteriors.cs
// case loss: not measured
// case summedLoss: not measured
module VaeLint.Corpus.FSharp.HalvedMoments

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let private halves (t: Tensor) =
    match t.chunk(2, -1L) with
    | [| mu; logvar |] -> mu, logvar
    | parts -> failwithf "%d parts" parts.Length

let private run (encode: Tensor -> Tensor) (policy: Tensor -> Tensor) (decode: Tensor -> Tensor) (question: Tensor) (rationale: Tensor) =
    let postMu, postLogvar = torch.cat([| question; rationale |], 1L) |> encode |> halves
    let priorMu, priorLogvar = question |> policy |> halves
    let z = postMu + torch.randn_like postLogvar * torch.exp(0.5 * postLogvar)
    let kl = 0.5 * (priorLogvar - postLogvar + (postLogvar.exp() + (postMu - priorMu).square()) / priorLogvar.exp() - 1.0).sum(-1L)
    decode (torch.cat([| question; z |], 1L)), kl.mean()

let loss encode policy decode (question: Tensor) (rationale: Tensor) (answer: Tensor) =
    let predicted, kl = run encode policy decode question rationale
    let reconstruction = F.mse_loss(predicted, answer) //~ VAE001
    reconstruction + kl

let summedLoss encode policy decode (question: Tensor) (rationale: Tensor) (answer: Tensor) =
    let predicted, kl = run encode policy decode question rationale
    F.mse_loss(predicted, answer, reduction = Reduction.Sum) / float answer.shape[0] + kl
