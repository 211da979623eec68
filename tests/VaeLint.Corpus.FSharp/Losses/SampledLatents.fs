// style: latents of distributions drawn with sample() where rsample() is meant, and rsample() of discrete ones; score functions and generation beside them
// case pathwise: not measured
// case ThroughForward: not measured
// case gates: not measured
// case codes: not measured
// case reparameterized: not measured
// case score: not measured
// case straight: not measured
// case generate: not measured
module VaeLint.Corpus.FSharp.SampledLatents

open TorchSharp

type Tensor = torch.Tensor
type nn = torch.nn
type F = torch.nn.functional
type Reduction = torch.nn.Reduction
type Dist = torch.distributions

let encoder = nn.Linear(784L, 128L)
let toLoc = nn.Linear(128L, 16L)
let toLogScale = nn.Linear(128L, 16L)
let decoder = nn.Linear(16L, 784L)

let private encode (x: Tensor) =
    let h = x |> encoder.forward |> F.relu
    toLoc.forward h, toLogScale.forward h

let private kl (loc: Tensor) (logScale: Tensor) =
    (0.5 * ((2.0 * logScale).exp() + loc.square() - 1.0) - logScale).sum(1L).mean()

let private nll (logits: Tensor) (x: Tensor) =
    F.binary_cross_entropy_with_logits(logits, x, reduction = Reduction.Sum) / float x.shape[0]

let pathwise (x: Tensor) =
    let loc, logScale = encode x
    let z = Dist.Normal(loc, logScale.exp()).sample() //~ VAE301
    nll (decoder.forward z) x + kl loc logScale

type Model() as this =
    inherit nn.Module<Tensor, Tensor * Tensor * Tensor>("model")

    let enc = nn.Linear(784L, 128L)
    let loc = nn.Linear(128L, 16L)
    let logScale = nn.Linear(128L, 16L)
    let dec = nn.Linear(16L, 784L)

    do this.RegisterComponents()

    override _.forward x =
        let h = x |> enc.forward |> F.relu
        let m, s = loc.forward h, logScale.forward h
        let q = Dist.Normal(m, s.exp())
        dec.forward (q.sample()), m, s

    member this.ThroughForward(x: Tensor) =
        let y, m, s = this.forward x //~ VAE301
        nll y x + kl m s

let gates (x: Tensor) =
    let z = Dist.Bernoulli(logits = fst (encode x)).rsample() //~ VAE301
    nll (decoder.forward z) x

let codes (x: Tensor) =
    let q = Dist.Categorical(logits = fst (encode x))
    q.rsample() //~ VAE301

let reparameterized (x: Tensor) =
    let loc, logScale = encode x
    let z = Dist.Normal(loc, logScale.exp()).rsample()
    nll (decoder.forward z) x + kl loc logScale

let score (x: Tensor) =
    let loc, logScale = encode x
    let q = Dist.Normal(loc, logScale.exp())
    let z = q.sample()
    let perSample = F.binary_cross_entropy_with_logits(decoder.forward z, x, reduction = Reduction.None).sum(1L)
    let surrogate = (q.log_prob(z).sum(1L) * perSample.detach()).mean()
    perSample.mean() + surrogate + kl loc logScale

let straight (x: Tensor) =
    let p = encode x |> fst |> torch.sigmoid
    let hard = Dist.Bernoulli(p).sample()
    let z = p + (hard - p).detach()
    nll (decoder.forward z) x

let generate (x: Tensor) =
    use _ = torch.no_grad()
    let loc, logScale = encode x
    Dist.Normal(loc, logScale.exp()).sample() |> decoder.forward |> torch.sigmoid
