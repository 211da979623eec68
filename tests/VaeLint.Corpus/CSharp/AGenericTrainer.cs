// style: generic trainer constrained to a tuple module, device moves and casts around the terms, an iterator over epochs
// case Score: R = 1/(B*D); K = 1/B; beta = D
// case ScoreDouble: R = 1/B; K = 1/(B*L); beta = 1/L
// case Fit: not measured
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.AGenericTrainer;

public class Trainer<TModel>
    where TModel : Module<Tensor, (Tensor, Tensor, Tensor)>
{
    private readonly TModel _model;
    private readonly Device _device;

    public Trainer(TModel model, Device device)
    {
        _model = model;
        _device = device;
        _model.to(device);
    }

    public static Tensor Score(Tensor output, Tensor batch, Tensor mu, Tensor logVar)
    {
        var target = batch.to(output.dtype);
        var distortion = functional.mse_loss(output, target); //~ VAE001
        var rate = -0.5 * (1 + logVar - mu.pow(2) - logVar.exp()).sum(1);
        return distortion + rate.mean().to(output.dtype);
    }

    public static Tensor ScoreDouble(Tensor output, Tensor batch, Tensor mu, Tensor logVar)
    {
        var distortion = functional.mse_loss(output, batch, Reduction.Sum) / batch.shape[0];
        var rate = -0.5 * (1 + logVar - mu.pow(2) - logVar.exp()).to(ScalarType.Float64).mean(); //~ VAE002
        return distortion + rate;
    }

    public IEnumerable<float> Fit(IEnumerable<Tensor> batches, optim.Optimizer optimizer, int epochs)
    {
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            var sum = 0f;
            var count = 0;
            foreach (var batch in batches)
            {
                var onDevice = batch.to(_device);
                var (output, mu, logVar) = _model.call(onDevice);
                var loss = Score(output, onDevice, mu, logVar);
                optimizer.zero_grad();
                loss.backward();
                optimizer.step();
                sum += loss.cpu().item<float>();
                count++;
            }

            yield return sum / count;
        }
    }
}
