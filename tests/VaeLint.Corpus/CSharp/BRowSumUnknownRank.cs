// style: sum(dim: 1).mean() on tensors whose rank only the caller knows ([B,D] here), async consumer
// case Loss: R = 1/B; K = 1/B; beta = 1
// case FitAsync: not measured
using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using TorchSharp;
using static TorchSharp.torch;

namespace VaeLint.Corpus.BRowSumUnknownRank;

public class OnlineTrainer
{
    private readonly Func<Tensor, (Tensor, Tensor, Tensor)> _vae;
    private readonly optim.Optimizer _opt;

    public OnlineTrainer(Func<Tensor, (Tensor, Tensor, Tensor)> vae, optim.Optimizer opt) => (_vae, _opt) = (vae, opt);

    public async Task<float> FitAsync(IAsyncEnumerable<Tensor> stream, CancellationToken token)
    {
        var last = float.NaN;
        await foreach (var rows in stream.WithCancellation(token))
        {
            var (y, mu, logvar) = _vae(rows);
            _opt.zero_grad();
            var loss = Loss(y, rows, mu, logvar);
            loss.backward();
            _opt.step();
            last = loss.cpu().item<float>();
            await Task.Yield();
        }

        return last;
    }

    public static Tensor Loss(Tensor y, Tensor rows, Tensor mu, Tensor logvar)
    {
        var rec = nn.functional.mse_loss(y, rows, nn.Reduction.None).sum(dim: 1).mean();
        var kld = -0.5 * (1 + logvar - mu.pow(2) - logvar.exp()).sum(dim: 1).mean();
        return rec + kld;
    }
}
