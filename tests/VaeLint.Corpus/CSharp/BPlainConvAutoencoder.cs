// style: plain convolutional autoencoder, MSELoss module and exponential learning rate, typical console program
// case Fit: not a VAE
using System;
using System.Collections.Generic;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.BPlainConvAutoencoder;

class ConvAutoencoder : Module<Tensor, Tensor>
{
    private Sequential encoder = Sequential(
        ("conv1", Conv2d(1, 16, 3, stride: 2, padding: 1)), ("relu1", ReLU()),
        ("conv2", Conv2d(16, 32, 3, stride: 2, padding: 1)), ("relu2", ReLU()),
        ("conv3", Conv2d(32, 64, 7)));

    private Sequential decoder = Sequential(
        ("deconv1", ConvTranspose2d(64, 32, 7)), ("relu1", ReLU()),
        ("deconv2", ConvTranspose2d(32, 16, 3, stride: 2, padding: 1, output_padding: 1)), ("relu2", ReLU()),
        ("deconv3", ConvTranspose2d(16, 1, 3, stride: 2, padding: 1, output_padding: 1)), ("sigmoid", Sigmoid()));

    public ConvAutoencoder() : base("autoencoder") { RegisterComponents(); }

    public override Tensor forward(Tensor x) => decoder.forward(encoder.forward(x));
}

static class Training
{
    public static void Fit(IReadOnlyList<Tensor> batches, int epochs = 20)
    {
        var model = new ConvAutoencoder();
        var criterion = MSELoss();
        var optimizer = optim.Adam(model.parameters(), lr: 1e-3, weight_decay: 1e-5);
        var scheduler = optim.lr_scheduler.ExponentialLR(optimizer, 0.95);

        for (int epoch = 0; epoch < epochs; epoch++)
        {
            double running = 0;
            foreach (var img in batches)
            {
                var recon = model.forward(img);
                var loss = criterion.forward(recon, img);
                optimizer.zero_grad();
                loss.backward();
                optimizer.step();
                running += Math.Exp(-loss.item<float>());
            }

            scheduler.step();
            Console.WriteLine($"Epoch:{epoch + 1}, score:{running / batches.Count:F4}");
        }
    }
}
