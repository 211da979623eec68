module Fixtures.Losses

open TorchSharp
open VaeLint
open VaeLint.FSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

module Right =
    let objective (x: Tensor) (mu: Tensor) (logVar: Tensor) (logits: Tensor) =
        let elbo = logits |> Nll.bernoulliLogits x |> Elbo.negative (Kl.standardNormal mu logVar)
        elbo.Loss

    let weighted (x: Tensor) (mu: Tensor) (logVar: Tensor) (logits: Tensor) =
        use elbo = logits |> Nll.bernoulliLogits x |> Elbo.negativeWithBeta 4.0 (Kl.standardNormal mu logVar)
        elbo.Loss.backward ()
        elbo.ReadMetrics().Loss

    let means (x: Tensor) (mu: Tensor) (logVar: Tensor) (logits: Tensor) =
        (logits |> Nll.bernoulliLogits x).mean() + 4.0 * (Kl.standardNormal mu logVar).mean()

    let together (x: Tensor) (mu: Tensor) (logVar: Tensor) (output: Tensor * Tensor) =
        (Nll.gaussianLogVar x output + Kl.standardNormal mu logVar).mean()

    let sums (x: Tensor) (mu: Tensor) (logVar: Tensor) (logits: Tensor) =
        (logits |> Nll.bernoulliLogitsWith { Mask = None; BatchDims = 0 } x) + (Kl.standardNormal mu logVar).sum()

    let besideTorchSharp (x: Tensor) (mu: Tensor) (logVar: Tensor) (logits: Tensor) =
        F.binary_cross_entropy_with_logits(logits, x, reduction = Reduction.Sum) / float x.shape[0]
        + (Kl.standardNormal mu logVar).mean()

    let besideOwnKl (x: Tensor) (mu: Tensor) (logVar: Tensor) (xHat: Tensor) =
        (Nll.squaredError x xHat).mean() - 0.5 * (1.0 + logVar - mu * mu - logVar.exp()).sum(1L).mean()

    let freeBits (x: Tensor) (mu: Tensor) (logVar: Tensor) (logits: Tensor) =
        let elbo = logits |> Nll.bernoulliLogits x |> Elbo.negative (Kl.perDimension mu logVar |> FreeBits.perDimension 0.25)
        elbo.Loss

    let freeBitsOfSamples (x: Tensor) (mu: Tensor) (logVar: Tensor) (logits: Tensor) =
        (Nll.bernoulliLogits x logits + (Kl.standardNormal mu logVar |> FreeBits.perSample 2.0)).mean()

    let text (tokens: Tensor) (mask: Tensor) (mu: Tensor) (logVar: Tensor) (logits: Tensor) =
        let elbo =
            logits
            |> Nll.categoricalWith { Mask = Some mask; BatchDims = 1 } tokens
            |> Elbo.negative (Kl.standardNormal mu logVar)

        elbo.Loss

    let learnedPrior (x: Tensor) (prior: Tensor * Tensor) (posterior: Tensor * Tensor) (xHat: Tensor) =
        (xHat |> Nll.laplace 0.5 x).mean() + (posterior |> Kl.normal prior).mean()

    let counts (x: Tensor) (mu: Tensor) (logVar: Tensor) (rate: Tensor, dispersion: Tensor, zero: Tensor) =
        ((rate, dispersion, zero) |> Nll.zeroInflatedNegativeBinomial x).mean() + (Kl.standardNormal mu logVar).mean()

    let levels (x: Tensor) (mu: Tensor) (logVar: Tensor) (mu2: Tensor) (logVar2: Tensor) (logits: Tensor) =
        let kls = [ Kl.standardNormal mu logVar; Kl.standardNormal mu2 logVar2 ]
        (logits |> Nll.bernoulliLogits x |> Elbo.negativeOfLevels 1.0 kls).Loss

    let sampled (decode: Tensor -> Tensor) (x: Tensor) (mu: Tensor) (logVar: Tensor) =
        let z = Posterior.Reparameterize(mu, logVar)
        (decode z |> Nll.squaredError x).mean() - 0.5 * (1.0 + logVar - mu.square() - logVar.exp()).sum(1L).mean()

    let drawn (x: Tensor) (logQ: Tensor) (logP: Tensor) (logits: Tensor) =
        (Nll.poisson x logits + Kl.monteCarlo logP logQ).mean()

module Wrong =
    let summedLikelihood (x: Tensor) (mu: Tensor) (logVar: Tensor) (logits: Tensor) =
        (logits |> Nll.bernoulliLogits x).sum() + (Kl.standardNormal mu logVar).mean() //~ VAE003

    let summedDivergence (x: Tensor) (mu: Tensor) (logVar: Tensor) (logits: Tensor) =
        (logits |> Nll.bernoulliLogits x).mean() + (Kl.standardNormal mu logVar).sum() //~ VAE003

    let averagedPixels (x: Tensor) (mu: Tensor) (logVar: Tensor) (logits: Tensor) =
        F.binary_cross_entropy_with_logits(logits, x) + (Kl.standardNormal mu logVar).mean() //~ VAE001

    let averagedPixelsBesideFreeBits (x: Tensor) (mu: Tensor) (logVar: Tensor) (xHat: Tensor) =
        F.mse_loss(xHat, x) + (Kl.perDimension mu logVar |> FreeBits.perDimension 0.25).mean() //~ VAE001

    let averagedLatents (x: Tensor) (mu: Tensor) (logVar: Tensor) (logits: Tensor) =
        (Nll.bernoulliLogits x logits).mean() + (Kl.perDimension mu logVar).mean() //~ VAE002

    let noBatchAxis (x: Tensor) (mu: Tensor) (logVar: Tensor) (logits: Tensor) =
        let nll = logits |> Nll.bernoulliLogitsWith { Mask = None; BatchDims = 0 } x //~ VAE003
        nll + (Kl.standardNormal mu logVar).mean()

    let noBatchAxisOfDefault (x: Tensor) (mu: Tensor) (logVar: Tensor) (xHat: Tensor) =
        let nll = xHat |> Nll.gaussianWith { LossOptions.Default with BatchDims = 0 } 0.5 x //~ VAE003
        nll + (Kl.standardNormal mu logVar).mean()

    let ownKl (x: Tensor) (mu: Tensor) (logVar: Tensor) (xHat: Tensor) =
        let kl = -0.5 * (1.0 + logVar - mu * mu - logVar.exp()).mean() //~ VAE002
        (Nll.squaredError x xHat).mean() + kl

    let partlyApplied (x: Tensor) (mu: Tensor) (logVar: Tensor) (logits: Tensor) =
        let likelihood = Nll.bernoulliLogits x
        let total = (likelihood logits).sum() + (Kl.standardNormal mu logVar).mean() //~ VAE003
        total

    let sampledByLogStd (decode: Tensor -> Tensor) (x: Tensor) (mu: Tensor) (logStd: Tensor) =
        let z = Posterior.Reparameterize(mu, logStd) //~ VAE102
        let kl = 0.5 * ((2.0 * logStd).exp() + mu.square() - 1.0 - 2.0 * logStd)
        (decode z |> Nll.squaredError x).mean() + kl.sum(1L).mean()

    let composed (x: Tensor) (mu: Tensor) (logVar: Tensor) (logits: Tensor) =
        let loss = Nll.bernoulliLogits x >> fun (t: Tensor) -> t.sum() //~ VAE003
        loss logits + (Kl.standardNormal mu logVar).mean()

module Unknown =
    let severalBatchAxes (x: Tensor) (mu: Tensor) (logVar: Tensor) (logits: Tensor) =
        (logits |> Nll.bernoulliLogitsWith { Mask = None; BatchDims = 2 } x).sum() + (Kl.standardNormal mu logVar).mean()

    let optionsFromOutside (options: LossOptions) (x: Tensor) (mu: Tensor) (logVar: Tensor) (logits: Tensor) =
        (logits |> Nll.bernoulliLogitsWith options x).sum() + (Kl.standardNormal mu logVar).mean()

    let capacity (x: Tensor) (mu: Tensor) (logVar: Tensor) (logits: Tensor) =
        (Nll.bernoulliLogits x logits + (Kl.standardNormal mu logVar |> Capacity.batchMean 25.0 10.0)).mean()

    let oneCall (x: Tensor) (mu: Tensor) (logVar: Tensor) (mask: Tensor) (logits: Tensor) =
        (logits |> Elbo.bernoulliWith { Mask = Some mask; BatchDims = 1 } 4.0 (mu, logVar) x).Loss
