// style: a class with static members for RGB images; reductions over some of the axes, the default mean, and all axes
// twin: AConvPartialAxes.cs
// case ChannelSum: R = 1/(B*H*W); K = 1/B; beta = H*W
// case PixelMean: R = 1/(B*H*W); K = 1/B; beta = H*W
// case SpatialSum: R = 1/(B*C); K = 1/B; beta = C
// case DefaultMean: R = 1/(B*D); K = 1/B; beta = D
// case AllAxes: R = 1/B; K = 1/B; beta = 1
// event: 3 64 64
module VaeLint.Corpus.FSharp.RgbPartialAxes

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional

type RgbLoss() =
    static let kl (mu: Tensor) (logvar: Tensor) =
        (-0.5 * (1.0 + logvar - mu.square() - logvar.exp())).sum(1L).mean()

    static let squaredError (recon: Tensor) (images: Tensor) =
        (recon.reshape(-1L, 3L, 64L, 64L) - images.reshape(-1L, 3L, 64L, 64L)).square()

    static member ChannelSum(recon, images, mu, logvar) =
        let reconLoss = (squaredError recon images).sum(1L).mean() //~ VAE004
        reconLoss + kl mu logvar

    static member PixelMean(recon, images, mu, logvar) =
        let reconLoss = (squaredError recon images).mean([| 2L; 3L |]).sum(1L).mean() //~ VAE004
        reconLoss + kl mu logvar

    static member SpatialSum(recon, images, mu, logvar) =
        let reconLoss = (squaredError recon images).sum([| 2L; 3L |]).mean() //~ VAE004
        reconLoss + kl mu logvar

    static member DefaultMean(recon: Tensor, images: Tensor, mu, logvar) =
        let reconLoss = F.mse_loss(recon.reshape(-1L, 3L, 64L, 64L), images.reshape(-1L, 3L, 64L, 64L)) //~ VAE001
        reconLoss + kl mu logvar

    static member AllAxes(recon, images, mu, logvar) =
        let reconLoss = (squaredError recon images).sum([| 1L; 2L; 3L |]).mean()
        reconLoss + kl mu logvar
