// style: macro-economic scenario VAE on [B,T,F] windows: loss method of the model with a weight that defaults to one, dictionary of floats for the log
// case LossFunction: R = 1/(B*D); K = 1/(B*L); beta = D/L
// case TrainEpoch: not measured
using System.Collections.Generic;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.DMacroScenarioVae;

public record MacroVaeConfig(int InputDim, int HiddenDim, int LatentDim, double LearningRate, double MaxGradNorm = 1.0);

public abstract class MacroVae : Module<Tensor, Tensor, (Tensor Recon, Tensor Mu, Tensor LogVar)>
{
    protected MacroVae(MacroVaeConfig config) : base(nameof(MacroVae)) => Config = config;

    public MacroVaeConfig Config { get; }

    public static (Tensor Total, Dictionary<string, float> Parts) LossFunction(Tensor recon, Tensor x, Tensor mu, Tensor logvar, double klWeight = 1.0)
    {
        var reconLoss = functional.mse_loss(recon, x, reduction: Reduction.Mean); //~ VAE001
        var klLoss = -0.5 * torch.mean(1 + logvar - mu.pow(2) - logvar.exp()); //~ VAE002

        var totalLoss = reconLoss + klWeight * klLoss;
        var parts = new Dictionary<string, float>
        {
            ["total"] = (float)totalLoss.ToDouble(),
            ["recon"] = (float)reconLoss.ToDouble(),
            ["kl"] = (float)klLoss.ToDouble(),
        };
        return (totalLoss, parts);
    }
}

public sealed class MacroVaeTrainer(MacroVae model, MacroVaeConfig config)
{
    private readonly optim.Optimizer _optimizer = optim.AdamW(model.parameters(), lr: config.LearningRate);

    public float TrainEpoch(IEnumerable<(Tensor Window, Tensor Scenario)> loader)
    {
        var sum = 0f;
        foreach (var (window, scenario) in loader)
        {
            _optimizer.zero_grad();
            var (recon, mu, logvar) = model.call(window, scenario);
            var (loss, parts) = MacroVae.LossFunction(recon, window, mu, logvar);
            loss.backward();
            nn.utils.clip_grad_norm_(model.parameters(), config.MaxGradNorm);
            _optimizer.step();
            sum += parts["total"];
        }

        return sum;
    }
}
