// style: Array.map and Array.reduce over modalities with a shared code; one modality is averaged
// case oneAveraged: R1 = 1/B; R2 = 1/(B*D2); K = 1/B
// case allSummed: R1 = 1/B; R2 = 1/B; K = 1/B
module VaeLint.Corpus.FSharp.ArraySumTerms

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

type Modality = { Prediction: Tensor; Target: Tensor }

let private rate (mu: Tensor) (lv: Tensor) = (-0.5 * (1.0 + lv - mu.square() - lv.exp())).sum(1L).mean()

let oneAveraged (image: Modality) (sensors: Modality) mu lv =
    let imageNll =
        F.binary_cross_entropy_with_logits(image.Prediction, image.Target, reduction = Reduction.Sum)
        / float image.Target.shape[0]

    let sensorNll = F.mse_loss(sensors.Prediction, sensors.Target) //~ VAE001
    [| imageNll; sensorNll; rate mu lv |] |> Array.reduce (+)

let allSummed (modalities: Modality[]) mu lv =
    let errors =
        modalities
        |> Array.map (fun m -> (m.Prediction - m.Target).square().flatten(1L).sum(1L).mean())
        |> Array.reduce (+)

    errors + rate mu lv
