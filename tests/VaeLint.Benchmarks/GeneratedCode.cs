using System.Globalization;

namespace VaeLint.Benchmarks;

/// <summary>Files as a project of this kind has them, alike but for a number.</summary>
internal static class GeneratedCode
{
    private const string Plain = """
        namespace Generated.N@;

        public sealed class Statistics
        {
            private readonly double[] _values = new double[@ + 1];

            public double Mean() => _values.Sum() / _values.Length;

            public double LogSumExp()
            {
                var highest = _values.Max();
                var total = 0.0;
                foreach (var value in _values)
                {
                    total += Math.Exp(value - highest);
                }

                return highest + Math.Log(total);
            }
        }
        """;

    private const string Layer = """
        using TorchSharp;
        using TorchSharp.Modules;
        using static TorchSharp.torch;
        using static TorchSharp.torch.nn;

        namespace Generated.N@;

        public sealed class Classifier : Module<Tensor, Tensor>
        {
            private readonly Linear _hidden = Linear(784, 64 + @);
            private readonly Linear _output = Linear(64 + @, 10);

            public Classifier()
                : base(nameof(Classifier))
            {
                RegisterComponents();
            }

            public override Tensor forward(Tensor x) => _output.call(functional.relu(_hidden.call(x.flatten(1))));

            public double Step(optim.Optimizer optimizer, Tensor images, Tensor labels)
            {
                optimizer.zero_grad();
                var loss = functional.cross_entropy(call(images), labels);
                loss.backward();
                optimizer.step();
                return loss.item<float>();
            }
        }
        """;

    private const string Loss = """
        using TorchSharp;
        using TorchSharp.Modules;
        using static TorchSharp.torch;
        using static TorchSharp.torch.nn;

        namespace Generated.N@;

        public sealed class Vae : Module<Tensor, (Tensor Output, Tensor Mean, Tensor LogVar)>
        {
            private readonly Linear _hidden = Linear(784, 64 + @);
            private readonly Linear _mean = Linear(64 + @, 20);
            private readonly Linear _logVar = Linear(64 + @, 20);
            private readonly Linear _output = Linear(20, 784);

            public Vae()
                : base(nameof(Vae))
            {
                RegisterComponents();
            }

            public override (Tensor Output, Tensor Mean, Tensor LogVar) forward(Tensor x)
            {
                var hidden = functional.relu(_hidden.call(x));
                var mean = _mean.call(hidden);
                var logVar = _logVar.call(hidden);
                var z = mean + (0.5 * logVar).exp() * randn_like(mean);
                return (sigmoid(_output.call(z)), mean, logVar);
            }

            public Tensor Loss(Tensor x)
            {
                var (output, mean, logVar) = call(x);
                var reconstruction = functional.binary_cross_entropy(output, x);
                var divergence = -0.5 * (1 + logVar - mean.pow(2) - logVar.exp()).sum(1).mean();
                return reconstruction + divergence;
            }
        }
        """;

    public static IReadOnlyList<string> WithoutTorch(int files) => Repeat(Plain, files);

    public static IReadOnlyList<string> Layers(int files) => Repeat(Layer, files);

    public static IReadOnlyList<string> Losses(int files) => Repeat(Loss, files);

    private static IReadOnlyList<string> Repeat(string source, int files) =>
        [.. Enumerable.Range(0, files).Select(number => source.Replace("@", number.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal))];
}
