// style: Bayes by backprop: KL of the weights with mu and rho fields, divided by the number of batches
// case Loss: not a VAE
module VaeLint.Corpus.FSharp.NotVaeBayesianLayer

open TorchSharp

type Tensor = torch.Tensor
type nn = torch.nn

type BayesianLinear(inputs: int64, outputs: int64) as this =
    inherit nn.Module<Tensor, Tensor>("bayesian-linear")

    let mu = nn.Parameter(torch.zeros(outputs, inputs))
    let logVar = nn.Parameter(torch.full(outputs, inputs, (-6.0).ToScalar()))

    do this.RegisterComponents()

    override _.forward(x) =
        let weight = mu + (0.5 * logVar).exp() * torch.randn_like logVar
        nn.functional.linear(x, weight)

    member _.Kl = 0.5 * (logVar.exp() + mu.square() - 1.0 - logVar).sum()

    member this.Loss(x: Tensor, labels: Tensor, batches: int) =
        nn.functional.cross_entropy(this.forward x, labels) + this.Kl / float batches
