// style: variational graph autoencoder: norm * mean BCE over N*N pairs, 0.5/N * mean of the node KL; `logvar` holds a log standard deviation
// case LossFunction: not measured
// case Run: not measured
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.BGraphAutoencoderNorm;

public class GcnVae : Module<Tensor, Tensor, (Tensor preds, Tensor mu, Tensor logvar)>
{
    private readonly Linear gc1, gc2, gc3;

    public GcnVae(long features, long hidden1, long hidden2) : base("gcn_vae")
    {
        gc1 = Linear(features, hidden1, hasBias: false);
        gc2 = Linear(hidden1, hidden2, hasBias: false);
        gc3 = Linear(hidden1, hidden2, hasBias: false);
        RegisterComponents();
    }

    public override (Tensor preds, Tensor mu, Tensor logvar) forward(Tensor x, Tensor adj)
    {
        var hidden = functional.relu(mm(adj, gc1.forward(x)));
        var mu = mm(adj, gc2.forward(hidden));
        var logvar = mm(adj, gc3.forward(hidden));
        var z = training ? randn_like(mu).mul(exp(logvar)).add(mu) : mu;
        return (mm(z, z.t()), mu, logvar);
    }
}

public static class GraphTraining
{
    public static Tensor LossFunction(Tensor preds, Tensor labels, Tensor mu, Tensor logvar, long n_nodes, double norm, Tensor pos_weight)
    {
        var cost = norm * functional.binary_cross_entropy_with_logits(preds, labels, pos_weights: pos_weight);

        // see Appendix B from VAE paper:
        // Kingma and Welling. Auto-Encoding Variational Bayes. ICLR, 2014
        var KLD = -0.5 / n_nodes * torch.mean(torch.sum(1 + 2 * logvar - mu.pow(2) - logvar.exp().pow(2), 1));
        return cost + KLD;
    }

    public static void Run(GcnVae model, Tensor features, Tensor adjNorm, Tensor adjLabel, int epochs)
    {
        var n = features.shape[0];
        var edges = adjLabel.sum().item<float>();
        var posWeight = tensor((n * n - edges) / edges);
        var norm = n * n / (2.0 * (n * n - edges));
        var optimizer = optim.Adam(model.parameters(), lr: 0.01);
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            model.train();
            optimizer.zero_grad();
            var (recovered, mu, logvar) = model.forward(features, adjNorm);
            var loss = LossFunction(recovered, adjLabel, mu, logvar, n, norm, posWeight);
            loss.backward();
            optimizer.step();
        }
    }
}
