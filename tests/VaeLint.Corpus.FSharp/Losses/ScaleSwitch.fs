// style: a constructor flag chooses the scale of the whole objective: per image or per pixel
// twin: BEitherScale.cs
// case Loss: not measured
module VaeLint.Corpus.FSharp.ScaleSwitch

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

type TwoScaleLoss(perPixel: bool) =
    member _.Loss(output: Tensor, images: Tensor, mu: Tensor, logVar: Tensor) =
        let klSum = -0.5 * torch.sum(1.0 + logVar - mu.square() - logVar.exp())

        let recon, kl =
            if perPixel then
                F.binary_cross_entropy_with_logits(output, images), klSum / float (images.numel())
            else
                let batch = float images.shape[0]
                F.binary_cross_entropy_with_logits(output, images, reduction = Reduction.Sum) / batch, klSum / batch

        recon + kl
