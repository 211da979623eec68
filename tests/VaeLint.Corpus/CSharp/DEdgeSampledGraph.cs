// style: geometric-library VGAE: log-sigmoid of positive and sampled negative edges, KL per node divided by the number of nodes again in the script
// case Train: not measured
// note: the edges that are averaged are neither batch nor event, so the relation stays unknown
using TorchSharp;
using static TorchSharp.torch;

namespace VaeLint.Corpus.DEdgeSampledGraph;

public sealed class Vgae
{
    private const double Eps = 1e-15;
    private const double MaxLogStd = 10;

    private Tensor? _mu;
    private Tensor? _logstd;

    public Tensor Encode(Tensor mu, Tensor logstd)
    {
        _mu = mu;
        _logstd = logstd.clamp(max: MaxLogStd);
        return mu + randn_like(mu) * torch.exp(_logstd);
    }

    public Tensor ReconLoss(Tensor z, Tensor posEdgeIndex, Tensor negEdgeIndex)
    {
        var posLoss = -torch.log(Decode(z, posEdgeIndex) + Eps).mean();
        var negLoss = -torch.log(1 - Decode(z, negEdgeIndex) + Eps).mean();
        return posLoss + negLoss;
    }

    public Tensor KlLoss() => -0.5 * torch.mean(torch.sum(1 + 2 * _logstd! - _mu!.pow(2) - _logstd!.exp().pow(2), dim: 1));

    private static Tensor Decode(Tensor z, Tensor edges) =>
        sigmoid((z.index_select(0, edges[0]) * z.index_select(0, edges[1])).sum(dim: 1));
}

public static class Script
{
    public static double Train(Vgae model, Tensor mu, Tensor logstd, Tensor pos, Tensor neg, long numNodes, optim.Optimizer optimizer)
    {
        optimizer.zero_grad();
        var z = model.Encode(mu, logstd);
        var loss = model.ReconLoss(z, pos, neg);
        loss = loss + 1.0 / numNodes * model.KlLoss();
        loss.backward();
        optimizer.step();
        return loss.ToDouble();
    }
}
