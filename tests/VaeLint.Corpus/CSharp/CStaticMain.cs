// style: console program: everything inside a static Main, loss inline in nested loops, validation at the end
// case Main: not measured
using System;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.CStaticMain;

public static class Program
{
    private const int Epochs = 10;
    private const int Latents = 16;

    public static void Main(string[] args)
    {
        var device = cuda.is_available() ? CUDA : CPU;
        var encoder = Sequential(Linear(784, 256), ReLU(), Linear(256, 2 * Latents)).to(device);
        var decoder = Sequential(Linear(Latents, 256), ReLU(), Linear(256, 784), Sigmoid()).to(device);
        var optimizer = optim.Adam([.. encoder.parameters(), .. decoder.parameters()], lr: 1e-3);
        var data = rand(6400, 784, device: device);

        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            var running = 0.0;
            foreach (var x in data.split(64))
            {
                using var scope = NewDisposeScope();
                var heads = encoder.call(x).chunk(2, 1);
                var (mu, logVar) = (heads[0], heads[1]);
                var z = mu + (0.5 * logVar).exp() * randn_like(mu);
                var xHat = decoder.call(z);

                var recon = functional.mse_loss(xHat, x); //~ VAE001
                var kl = -0.5 * (1 + logVar - mu.pow(2) - logVar.exp()).sum();
                var loss = recon + kl;

                optimizer.zero_grad();
                loss.backward();
                optimizer.step();
                running += loss.item<float>();
            }

            Console.WriteLine($"epoch {epoch}: {running:F3}");
        }

        using (no_grad())
        {
            var heads = encoder.call(data).chunk(2, 1);
            var xHat = decoder.call(heads[0]);
            var error = functional.mse_loss(xHat, data, Reduction.Sum) / data.shape[0];
            Console.WriteLine($"validation error {error.item<float>():F3}");
        }
    }
}
