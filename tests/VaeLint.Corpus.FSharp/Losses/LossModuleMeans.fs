// style: the loss is a module class of four tensors, everything averaged
// twin: DLossClassAllMeans.cs
// case forward: R = 1/(B*D); K = 1/(B*L); beta = D/L
module VaeLint.Corpus.FSharp.LossModuleMeans

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional

type VaeLoss() =
    inherit torch.nn.Module<Tensor, Tensor, Tensor, Tensor, Tensor>("VaeLoss")

    override _.forward(x, y, mu, logVar) =
        let image = F.mse_loss(x, y) //~ VAE001
        let kld = -0.5 * (1.0 + logVar - mu.square() - logVar.exp()).mean() //~ VAE002
        image + kld
