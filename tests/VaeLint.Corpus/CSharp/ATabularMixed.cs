// style: TVAE-like mixed table: numeric columns by squared error, one categorical column by cross entropy [B,K], one KL
// case NumericMean: R1 = 1/(B*D); R2 = 1/B; K = 1/B; not measured
// case NumericSum: R1 = 1/B; R2 = 1/B; K = 1/B; not measured
// case KlMean: R1 = 1/B; R2 = 1/B; K = 1/(B*L); not measured
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.ATabularMixed;

public sealed class TableVae : Module<Tensor, (Tensor numeric, Tensor category, Tensor mu, Tensor logVar)>
{
    private readonly Linear _in;
    private readonly Linear _mu;
    private readonly Linear _logVar;
    private readonly Linear _numeric;
    private readonly Linear _category;

    public TableVae(int numericColumns, int categories, int latent) : base(nameof(TableVae))
    {
        _in = Linear(numericColumns + categories, 128);
        _mu = Linear(128, latent);
        _logVar = Linear(128, latent);
        _numeric = Linear(latent, numericColumns);
        _category = Linear(latent, categories);
        RegisterComponents();
    }

    public override (Tensor numeric, Tensor category, Tensor mu, Tensor logVar) forward(Tensor row)
    {
        var h = functional.silu(_in.call(row));
        var (mu, logVar) = (_mu.call(h), _logVar.call(h));
        var z = mu + exp(0.5 * logVar) * randn_like(logVar);
        return (_numeric.call(z), _category.call(z), mu, logVar);
    }

    public static Tensor NumericMean(Tensor numericHat, Tensor numeric, Tensor scores, Tensor label, Tensor mu, Tensor logVar)
    {
        var numericLoss = functional.mse_loss(numericHat, numeric); //~ VAE001
        var categoryLoss = functional.cross_entropy(scores.view(-1, 12), label, reduction: Reduction.Sum) / label.shape[0];
        var kld = -0.5 * torch.sum(1 + logVar - mu.pow(2) - logVar.exp(), 1).mean();
        return numericLoss + categoryLoss + kld;
    }

    public static Tensor NumericSum(Tensor numericHat, Tensor numeric, Tensor scores, Tensor label, Tensor mu, Tensor logVar)
    {
        var numericLoss = functional.mse_loss(numericHat, numeric, Reduction.Sum) / numeric.shape[0];
        var categoryLoss = functional.cross_entropy(scores.view(-1, 12), label, reduction: Reduction.Sum) / label.shape[0];
        var kld = -0.5 * torch.sum(1 + logVar - mu.pow(2) - logVar.exp(), 1).mean();
        return numericLoss + categoryLoss + kld;
    }

    public static Tensor KlMean(Tensor numericHat, Tensor numeric, Tensor scores, Tensor label, Tensor mu, Tensor logVar)
    {
        var losses = functional.mse_loss(numericHat, numeric, Reduction.Sum) / numeric.shape[0];
        losses = losses + functional.cross_entropy(scores.view(-1, 12), label, reduction: Reduction.Sum) / label.shape[0];
        losses = losses - 0.5 * torch.mean(1 + logVar - mu.pow(2) - logVar.exp()); //~ VAE002
        return losses;
    }
}
