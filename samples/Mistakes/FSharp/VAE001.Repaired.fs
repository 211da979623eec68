// Both terms are summed over their own elements and averaged over the batch.
namespace Mistakes.VAE001.Repaired

open TorchSharp

type Tensor = torch.Tensor
type nn = torch.nn

type KerasVae() as this =
    inherit nn.Module<Tensor, struct (Tensor * Tensor * Tensor)>("keras-vae")

    let hidden = nn.Linear(784L, 256L)
    let mean = nn.Linear(256L, 20L)
    let logVar = nn.Linear(256L, 20L)
    let decoderHidden = nn.Linear(20L, 256L)
    let decoderOutput = nn.Linear(256L, 784L)

    do this.RegisterComponents()

    override _.forward x =
        let h = hidden.forward x |> nn.functional.relu
        let zMean, zLogVar = mean.forward h, logVar.forward h
        let z = zMean + (0.5 * zLogVar).exp() * torch.randn_like zMean
        let decoded = decoderHidden.forward z |> nn.functional.relu |> decoderOutput.forward |> torch.sigmoid
        struct (decoded, zMean, zLogVar)

    member this.VaeLoss(x: Tensor) =
        let struct (decoded, zMean, zLogVar) = this.forward x
        let crossEntropy = nn.functional.binary_cross_entropy(decoded, x, reduction = nn.Reduction.Sum) / float x.shape[0]
        let kl = -0.5 * (1.0 + zLogVar - zMean.square() - zLogVar.exp()).sum(-1L)
        torch.mean (crossEntropy + kl)
