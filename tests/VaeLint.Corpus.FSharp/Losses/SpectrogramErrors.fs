// style: absolute errors for spectrograms with a loss module in a class, standard deviations in the latent head
// twin: ALaplaceL1.cs
// case ModuleMean: R = 1/(B*D); K = 1; beta = B*D
// case AbsSumKlMean: R = 1; K = 1/(B*L); beta = 1/(B*L)
// case AbsPerSample: R = 1/B; K = 1/B; beta = 1
// case KlTotal: R = 1/B; K = 1; beta = B
module VaeLint.Corpus.FSharp.SpectrogramErrors

open TorchSharp

type Tensor = torch.Tensor

type SpectrogramLoss() =
    let l1 = torch.nn.L1Loss()

    static let kl (mu: Tensor) (sigma: Tensor) =
        let variance = sigma.square()
        0.5 * (mu.square() + variance - torch.log variance - 1.0)

    static let rows (t: Tensor) = t.reshape(t.shape[0], -1L)

    member _.ModuleMean(y: Tensor, x: Tensor, mu, sigma) =
        let recon = l1.call(y, x) //~ VAE001
        recon + (kl mu sigma).sum()

    member _.AbsSumKlMean(y: Tensor, x: Tensor, mu, sigma) =
        let recon = torch.abs(y - x).sum()
        recon + (kl mu sigma).mean() //~ VAE002

    member _.AbsPerSample(y: Tensor, x: Tensor, mu, sigma) =
        let recon = (torch.abs(y - x) |> rows).sum(1L)
        recon + (kl mu sigma).sum(1L) |> torch.mean

    member _.KlTotal(y: Tensor, x: Tensor, mu, sigma) =
        let recon = (torch.abs(y - x) |> rows).sum(1L).mean()
        let total = torch.sum(kl mu sigma) //~ VAE003
        recon + total
