// style: a loss module with an inner criterion; both means times their own number of dimensions
// twin: BMeanTimesOwnSizes.cs
// case forward: R = 1/B; K = 1/B; beta = 1
module VaeLint.Corpus.FSharp.OwnSizes

open TorchSharp

type Tensor = torch.Tensor

type ScaledLoss() =
    inherit torch.nn.Module<Tensor, Tensor, Tensor, Tensor, Tensor>("ScaledLoss")

    let mse = torch.nn.MSELoss()

    override _.forward(y, x, mu, logVar) =
        let reconstruction = mse.call(y, x) * float (x[0].numel())
        let kl = (0.5 * (mu.square() + logVar.exp() - 1.0 - logVar)).mean() * float mu.shape[1]
        reconstruction + kl
