// style: a VAE with a property head: [B, 1] from the layer against [B] from the data
// case property: not measured
// case absolute: not measured
// case squeezed: not measured
// case unsqueezed: not measured
module VaeLint.Corpus.FSharp.ColumnAgainstVector

open TorchSharp

type Tensor = torch.Tensor
type nn = torch.nn
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let private heads = nn.Linear(40L, 16L)
let private output = nn.Linear(8L, 40L)
let private propertyHead = nn.Linear(8L, 1L)

let private elbo (x: Tensor) =
    let parts = (heads.forward x).chunk(2L, 1L)
    let mu, lv = parts[0], parts[1]
    let z = mu + torch.randn_like mu * (0.5 * lv).exp()
    let nll = F.mse_loss(output.forward z, x, Reduction.Sum) / float x.shape[0]
    z, nll + (-0.5 * (1.0 + lv - mu.square() - lv.exp())).sum(1L).mean()

let property (batch: Tensor) =
    let x = batch.view(-1L, 40L)
    let z, loss = elbo x
    loss + F.mse_loss(propertyHead.forward z, x.sum(1L)) //~ VAE404

let absolute (batch: Tensor) =
    let x = batch.view(-1L, 40L)
    let z, loss = elbo x
    let predicted = propertyHead.forward z
    loss + 0.1 * F.l1_loss(predicted, x.mean([| 1L |])) //~ VAE404

let squeezed (batch: Tensor) =
    let x = batch.view(-1L, 40L)
    let z, loss = elbo x
    loss + F.mse_loss((propertyHead.forward z).squeeze(1L), x.sum(1L))

let unsqueezed (batch: Tensor) =
    let x = batch.view(-1L, 40L)
    let z, loss = elbo x
    loss + F.mse_loss(propertyHead.forward z, x.sum(1L).unsqueeze(1L))
