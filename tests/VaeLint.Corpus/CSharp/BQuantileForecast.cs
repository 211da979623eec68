// style: time-series forecasting with pinball loss over several quantiles, GRU encoder, teacher forcing flag
// case PinballLoss: not a VAE
using System.Collections.Generic;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.BQuantileForecast;

public class QuantileGru : Module<Tensor, Tensor>
{
    public static readonly double[] Quantiles = [0.1, 0.5, 0.9];
    private readonly GRU _gru;
    private readonly Linear _head;
    private readonly int _horizon;

    public QuantileGru(int features, int hidden, int horizon) : base("qgru")
    {
        _horizon = horizon;
        _gru = GRU(features, hidden, batchFirst: true);
        _head = Linear(hidden, horizon * Quantiles.Length);
        RegisterComponents();
    }

    public override Tensor forward(Tensor history)
    {
        var (_, h) = _gru.forward(history);
        return _head.forward(h[-1]).view(-1, _horizon, Quantiles.Length);
    }

    public static Tensor PinballLoss(Tensor forecast, Tensor actual)
    {
        var losses = new List<Tensor>();
        for (var i = 0; i < Quantiles.Length; i++)
        {
            var error = actual - forecast.select(2, i);
            losses.Add(torch.maximum((Quantiles[i] - 1) * error, Quantiles[i] * error).unsqueeze(1));
        }

        return cat(losses, 1).sum(1).mean();
    }
}
