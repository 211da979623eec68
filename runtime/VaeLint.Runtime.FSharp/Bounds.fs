namespace VaeLint.FSharp

open TorchSharp

/// KLs that are not pushed below λ nats. The result takes the KL's place: its mean over the batch is the bounded KL.
[<RequireQualifiedAccess>]
module FreeBits =

    /// Σ_d max(λ, mean_b KL_bd) from [B, L]. Kingma et al. 2016 (arXiv:1606.04934), Appendix C.8.
    let perDimension (lambda: float) (kl: torch.Tensor) = VaeLint.FreeBits.PerDimension(kl, lambda)

    /// max(λ, KL_b) of every sample from [B], or Σ_d max(λ, KL_bd) from [B, L].
    let perSample (lambda: float) (kl: torch.Tensor) = VaeLint.FreeBits.PerSample(kl, lambda)

    /// Σ_g max(λ, mean_b KL_bg) of groups of latents, for example the levels of a hierarchy; each [B] or [B, L].
    let perGroup (lambda: float) (groups: torch.Tensor seq) =
        VaeLint.FreeBits.PerGroup(Seq.toArray groups, lambda)

/// KLs that are held at a capacity of C nats, with weight γ; leave β at 1. Burgess et al. 2018 (arXiv:1804.03599), Eq. 8.
[<RequireQualifiedAccess>]
module Capacity =

    /// γ·|mean_b KL_b − C| as values whose mean over the batch it is; single values may be negative.
    let batchMean (capacity: float) (gamma: float) (kl: torch.Tensor) =
        VaeLint.Capacity.BatchMean(kl, capacity, gamma)

    /// γ·|KL_b − C| of every sample by itself.
    let perSample (capacity: float) (gamma: float) (kl: torch.Tensor) =
        VaeLint.Capacity.PerSample(kl, capacity, gamma)
