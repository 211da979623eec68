// style: graphs of one size: features of nodes and logits of edges, both means, beside the KL per graph; and a padded batch whose real nodes are picked by a mask
// twin: HGraphParts.cs
// case loss: not measured
// case padded: not measured
module VaeLint.Corpus.FSharp.PaddedGraphs

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

type Graphs = { Nodes: Tensor; Edges: Tensor; Mask: Tensor }

let private kl (mean: Tensor) (logvar: Tensor) =
    let safe = torch.clamp(logvar, max = (20.0).ToScalar())
    -0.5 * (1.0 + safe - mean.square() - safe.exp()).sum(1L).mean()

let loss (graphs: Graphs) (nodes: Tensor) (edges: Tensor) (mean: Tensor) (logvar: Tensor) =
    let nodeLoss = F.mse_loss(nodes, graphs.Nodes) //~ VAE001
    let edgeLoss = F.binary_cross_entropy_with_logits(edges, graphs.Edges) //~ VAE001
    nodeLoss + edgeLoss + kl mean logvar

let padded (graphs: Graphs) (nodes: Tensor) (edges: Tensor) (mean: Tensor) (logvar: Tensor) =
    let real = graphs.Mask.bool ()
    let pairs = real.unsqueeze(-1L).logical_and (real.unsqueeze -2L)
    let nodeLoss = F.mse_loss(nodes[real], graphs.Nodes[real])
    let edgeLoss = F.binary_cross_entropy_with_logits(edges[pairs], graphs.Edges[pairs])
    nodeLoss + edgeLoss + kl mean logvar
