// style: one wrong helper, called by three losses: train, validate and a sweep over betas
// twin: CSharedHelper.cs
// case elbo: R = 1/(B*D); K = 1/B; beta = D
// case sweep: not measured
module VaeLint.Corpus.FSharp.SharedHelper

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional

let elbo (y: Tensor) (x: Tensor) (mu: Tensor) (lv: Tensor) =
    let nll = F.binary_cross_entropy_with_logits(y, x) //~ VAE001
    let kl = (-0.5 * (1.0 + lv - mu.square() - lv.exp())).sum(1L).mean()
    nll + kl

let train y x mu lv =
    let loss = elbo y x mu lv
    loss.backward()
    loss.ToDouble()

let validate y x mu lv =
    use _ = torch.no_grad()
    (elbo y x mu lv).ToDouble()

let sweep outputs x mu lv = outputs |> List.map (fun y -> elbo y x mu lv) |> List.reduce (+)
