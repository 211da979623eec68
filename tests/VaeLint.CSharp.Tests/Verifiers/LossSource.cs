namespace VaeLint.CSharp.Tests.Verifiers;

/// <summary>
/// Short methods as people write them, around the statements of one loss. Every template ends in a method that returns a tensor. Decoders end in a clamp, so that any likelihood fits them.
/// </summary>
internal static class LossSource
{
    /// <summary>Elementwise Gaussian KL to N(0, I).</summary>
    public const string Kl = "(-0.5 * (1 + logvar - mu.pow(2) - logvar.exp()))";

    /// <summary>Nothing is known of the shapes.</summary>
    public static string Plain(string statements, string parameters = "", string members = "") => $$"""
        class Loss
        {
            {{members}}
            Tensor Run(Tensor recon, Tensor x, Tensor mu, Tensor logvar{{Further(parameters)}})
            {
                {{statements}}
            }
        }
        """;

    /// <summary>A model of 784 pixels and 20 latent dimensions.</summary>
    public static string Mnist(string statements, string parameters = "", string members = "") => $$"""
        class MnistVae : Module<Tensor, (Tensor, Tensor, Tensor)>
        {
            private readonly Linear _encoder = Linear(784, 400);
            private readonly Linear _mean = Linear(400, 20);
            private readonly Linear _logVariance = Linear(400, 20);
            private readonly Linear _decoder = Linear(20, 784);

            public MnistVae() : base("vae") { RegisterComponents(); }

            public override (Tensor, Tensor, Tensor) forward(Tensor x)
            {
                var h = F.relu(_encoder.call(x));
                var (m, v) = (_mean.call(h), _logVariance.call(h));
                return (_decoder.call(m + randn_like(m) * (0.5 * v).exp()).clamp(0, 1), m, v);
            }
            {{members}}
            public Tensor Step(Tensor images{{Further(parameters)}})
            {
                var x = images.view(-1, 784);
                var (recon, mu, logvar) = call(x);
                {{statements}}
            }
        }
        """;

    /// <summary>Images [B, 3, 32, 32] and 64 latent dimensions.</summary>
    public static string Cifar(string statements, string parameters = "", string members = "") => $$"""
        class CifarVae
        {
            private readonly Linear _mean = Linear(256, 64);
            private readonly Linear _logVariance = Linear(256, 64);
            private readonly Linear _decoder = Linear(64, 3 * 32 * 32);
            {{members}}
            public Tensor Step(Tensor images, Tensor features{{Further(parameters)}})
            {
                var x = images.view(-1, 3, 32, 32);
                var (mu, logvar) = (_mean.call(features), _logVariance.call(features));
                var z = mu + randn_like(mu) * (0.5 * logvar).exp();
                var recon = _decoder.call(z).clamp(0, 1).view(-1, 3, 32, 32);
                {{statements}}
            }
        }
        """;

    private static string Further(string parameters) => parameters.Length == 0 ? "" : ", " + parameters;
}
