// style: async trainer of a service: channel of batches, cancellation, progress reports, loss inline with a nullable KL weight
// case TrainAsync: not measured
// case Objective: R = 1/(B*D); K = klWeight/B; beta = klWeight*D
using System.Threading.Channels;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.AAsyncTrainer;

public sealed class TrainingService(Module<Tensor, (Tensor, Tensor, Tensor)> model, IProgress<double> progress)
{
    public async Task TrainAsync(ChannelReader<Tensor> batches, double learningRate, CancellationToken cancellationToken)
    {
        using var optimizer = optim.AdamW(model.parameters(), lr: learningRate);
        await foreach (var batch in batches.ReadAllAsync(cancellationToken))
        {
            using var scope = NewDisposeScope();
            var (output, mean, logVar) = model.call(batch);
            var reconstruction = (output - batch).pow(2).mean(); //~ VAE001
            var kl = 0.5 * (mean * mean + logVar.exp() - logVar - 1).sum(1);
            var loss = reconstruction + kl.mean();
            optimizer.zero_grad();
            loss.backward();
            optimizer.step();
            progress.Report(loss.ToDouble());
            await Task.Yield();
        }
    }

    public static Tensor Objective(Tensor output, Tensor batch, Tensor mean, Tensor logVar, double? klWeight)
    {
        var reconstruction = (output - batch).pow(2).mean();
        var kl = 0.5 * (mean * mean + logVar.exp() - logVar - 1).sum(1);
        var weight = klWeight.GetValueOrDefault(0.3);
        return reconstruction + weight * kl.mean(); //~ VAE010
    }
}
