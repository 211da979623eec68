// style: the MNIST example as an F# module class; the summed original beside the version that lost its reduction
// twin: APyTorchExamplePort.cs
// case lossFunction: R = 1; K = 1; beta = 1
// case lossFunctionAfterUpgrade: R = 1/(B*D); K = 1; beta = B*D
// event: 784
module VaeLint.Corpus.FSharp.MnistExample

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

type nn = torch.nn

type Vae() as this =
    inherit nn.Module<Tensor, Tensor * Tensor * Tensor>("VAE")

    let fc1 = nn.Linear(784L, 400L)
    let fc21 = nn.Linear(400L, 20L)
    let fc22 = nn.Linear(400L, 20L)
    let fc3 = nn.Linear(20L, 400L)
    let fc4 = nn.Linear(400L, 784L)

    do this.RegisterComponents()

    member _.Encode(x: Tensor) =
        let h1 = F.relu(fc1.forward x)
        fc21.forward h1, fc22.forward h1

    member _.Decode(z: Tensor) = z |> fc3.forward |> F.relu |> fc4.forward |> torch.sigmoid

    override this.forward(x) =
        let mu, logvar = this.Encode(x.view(-1L, 784L))
        let z = mu + torch.exp(0.5 * logvar) * torch.randn_like logvar
        this.Decode z, mu, logvar

let lossFunction (reconX: Tensor) (x: Tensor) (mu: Tensor) (logvar: Tensor) =
    let bce = F.binary_cross_entropy(reconX, x.view(-1L, 784L), reduction = Reduction.Sum)
    let kld = -0.5 * torch.sum(1.0 + logvar - mu.square() - logvar.exp())
    bce + kld

let lossFunctionAfterUpgrade (reconX: Tensor) (x: Tensor) (mu: Tensor) (logvar: Tensor) =
    let bce = F.binary_cross_entropy(reconX, x.view(-1L, 784L)) //~ VAE001
    let kld = -0.5 * torch.sum(1.0 + logvar - mu.square() - logvar.exp())
    bce + kld
