using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Samples.Measure;

/// <summary>Prints one line per sample: its name and the effective beta of its loss, separated by a tab.</summary>
internal static class Program
{
    private const int Batch = 24;

    public static void Main()
    {
        set_num_threads(1);
        random.manual_seed(20);
        var digits = rand(Batch, 784) * 0.8 + 0.1;
        var photos = rand(Batch, 3, 32, 32);
        var faces = rand(Batch, 3, 64, 64);
        Layers keras = new("_mean", "_decoderHidden", "_decoderOutput");
        Layers plain = new("_toMu", "_decoderHidden", "_decoderOutput");

        Report("CSharp/KerasVae.cs", new Keras.KerasVae(), Likelihood.Bernoulli, keras, digits, (model, x) => model.VaeLoss(x));
        Report("CSharp/PyTorchVae.cs", new PyTorch.PyTorchVae(), Likelihood.Bernoulli, new("_fc21", "_fc3", "_fc4"), digits, Loss);
        Report("Mistakes/CSharp/VAE001.cs", new Mistakes.VAE001.KerasVae(), Likelihood.Bernoulli, keras, digits, (model, x) => model.VaeLoss(x));
        Report("Mistakes/CSharp/VAE001.Repaired.cs", new Mistakes.VAE001.Repaired.KerasVae(), Likelihood.Bernoulli, keras, digits, (model, x) => model.VaeLoss(x));
        Report("Mistakes/CSharp/VAE002.cs", new Mistakes.VAE002.ImageVae(), Likelihood.Bernoulli, plain, digits, (model, x) => model.Loss(x));
        Report("Mistakes/CSharp/VAE002.Repaired.cs", new Mistakes.VAE002.Repaired.ImageVae(), Likelihood.Bernoulli, plain, digits, (model, x) => model.Loss(x));
        Train("Mistakes/CSharp/VAE003.cs", new Mistakes.VAE003.DigitVae(), plain, digits, Mistakes.VAE003.Training.RunEpoch);
        Train("Mistakes/CSharp/VAE003.Repaired.cs", new Mistakes.VAE003.Repaired.DigitVae(), plain, digits, Mistakes.VAE003.Repaired.Training.RunEpoch);
        Report("Mistakes/CSharp/VAE004.cs", new Mistakes.VAE004.ConvVae(), Likelihood.SquaredErrorOfSigmoid, new("_toMu", "_decoderInput", "_decoderOutput"), photos, (model, x) => model.Loss(x));
        Report("Mistakes/CSharp/VAE004.Repaired.cs", new Mistakes.VAE004.Repaired.ConvVae(), Likelihood.SquaredErrorOfSigmoid, new("_toMu", "_decoderInput", "_decoderOutput"), photos, (model, x) => model.Loss(x));
        Report("Mistakes/CSharp/VAE005.cs", new Mistakes.VAE005.SquaredErrorVae(), Likelihood.SquaredErrorOfSigmoid, keras, digits, (model, x) => model.Loss(x));
        Report("Mistakes/CSharp/VAE005.Repaired.cs", new Mistakes.VAE005.Repaired.SquaredErrorVae(), Likelihood.SquaredErrorOfSigmoid, keras, digits, (model, x) => model.Loss(x));
        Report("Mistakes/CSharp/VAE010.cs", new Mistakes.VAE010.BetaVae(), Likelihood.SquaredError, plain, faces, (model, x) => model.Loss(x));
        Report("Mistakes/CSharp/VAE010.Repaired.cs", new Mistakes.VAE010.Repaired.BetaVae(), Likelihood.SquaredError, plain, faces, (model, x) => model.Loss(x));
        Report("Mistakes/CSharp/VAE011.cs", new Mistakes.VAE011.SummedVae(), Likelihood.Bernoulli, plain, digits, (model, x) => model.Loss(x));
        Report("Mistakes/CSharp/VAE011.Repaired.cs", new Mistakes.VAE011.Repaired.SummedVae(), Likelihood.Bernoulli, plain, digits, (model, x) => model.Loss(x));
        Report("Mistakes/CSharp/VAE012.cs", new Mistakes.VAE012.ConstantBatchVae(), Likelihood.Bernoulli, plain, digits, (model, x) => model.Loss(x));
        Report("Mistakes/CSharp/VAE012.Repaired.cs", new Mistakes.VAE012.Repaired.ConstantBatchVae(), Likelihood.Bernoulli, plain, digits, (model, x) => model.Loss(x));
        Report("Mistakes/CSharp/VAE401.cs", new Mistakes.VAE401.MonitoredVae(), Likelihood.Bernoulli, plain, digits, (model, x) => model.Loss(x));
        Report("Mistakes/CSharp/VAE401.Repaired.cs", new Mistakes.VAE401.Repaired.MonitoredVae(), Likelihood.Bernoulli, plain, digits, (model, x) => model.Loss(x));
        Report("Mistakes/CSharp/VAE403.cs", new Mistakes.VAE403.CheckedVae(), Likelihood.Bernoulli, plain, digits, (model, x) => model.Loss(x));
        Report("Mistakes/CSharp/VAE403.Repaired.cs", new Mistakes.VAE403.Repaired.CheckedVae(), Likelihood.Bernoulli, plain, digits, (model, x) => model.Loss(x));
        Report("Mistakes/CSharp/VAE405.Repaired.cs", new Mistakes.VAE405.Repaired.WeightedVae(), Likelihood.Bernoulli, plain, digits, (model, x) => model.Loss(x));
    }

    private static Tensor Loss(PyTorch.PyTorchVae model, Tensor x)
    {
        var (reconstruction, mu, logVar) = model.call(x);
        return PyTorch.PyTorchVae.LossFunction(reconstruction, x, mu, logVar);
    }

    private static void Report<T>(string sample, T model, Likelihood likelihood, Layers layers, Tensor x, Func<T, Tensor, Tensor> loss)
        where T : Module
    {
        var beta = new EffectiveBeta(model, likelihood, layers);
        loss(model, x).backward();
        Print(sample, beta.Read(x));
    }

    /// <summary>A loss inside a training loop is measured by one step of it.</summary>
    private static void Train<T>(string sample, T model, Layers layers, Tensor x, Func<T, optim.Optimizer, IEnumerable<Tensor>, double> runEpoch)
        where T : Module
    {
        var beta = new EffectiveBeta(model, Likelihood.Bernoulli, layers);
        using var optimizer = optim.SGD(model.parameters(), learningRate: 0.0);
        runEpoch(model, optimizer, [x]);
        Print(sample, beta.Read(x));
    }

    private static void Print(string sample, double beta) => Console.WriteLine(FormattableString.Invariant($"{sample}\t{beta:G4}"));
}
