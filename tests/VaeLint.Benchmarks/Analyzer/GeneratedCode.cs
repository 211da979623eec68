using System.Globalization;

namespace VaeLint.Benchmarks.Analyzer;

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

    /// <summary>Nothing of it is a loss of a VAE, but it takes exponentials and logarithms, adds tensors and calls methods that do.</summary>
    private const string Sampler = """
        using TorchSharp;
        using TorchSharp.Modules;
        using static TorchSharp.torch;
        using static TorchSharp.torch.nn;

        namespace Generated.N@;

        public sealed class Attention : Module<Tensor, Tensor>
        {
            private readonly Linear _query = Linear(64 + @, 64);
            private readonly Linear _key = Linear(64 + @, 64);
            private readonly Linear _value = Linear(64 + @, 64 + @);

            public Attention()
                : base(nameof(Attention))
            {
                RegisterComponents();
            }

            public override Tensor forward(Tensor x)
            {
                var scores = _query.call(x).matmul(_key.call(x).transpose(1, 2)) / Math.Sqrt(64);
                return x + functional.softmax(scores, -1).matmul(_value.call(x));
            }
        }

        public sealed class Policy : Module<Tensor, Tensor>
        {
            private readonly Attention _attention = new();
            private readonly Linear _logits = Linear(64 + @, 10);

            public Policy()
                : base(nameof(Policy))
            {
                RegisterComponents();
            }

            public override Tensor forward(Tensor x) => _logits.call(_attention.call(x).mean([1]));

            public Tensor Entropy(Tensor logits)
            {
                var probabilities = functional.softmax(logits, -1);
                return -(probabilities * probabilities.log()).sum(-1).mean();
            }

            public double Step(optim.Optimizer optimizer, Tensor states, Tensor actions, Tensor advantage)
            {
                optimizer.zero_grad();
                var logits = call(states);
                var chosen = functional.log_softmax(logits, -1).gather(1, actions.unsqueeze(1)).squeeze(1);
                var ratio = (chosen - chosen.detach()).exp();
                var loss = -(ratio * advantage).mean() - 0.01 * Entropy(logits);
                loss.backward();
                optimizer.step();
                return loss.item<float>();
            }
        }
        """;

    public static IReadOnlyList<string> WithoutTorch(int files) => Repeat(Plain, files);

    public static IReadOnlyList<string> Layers(int files) => Repeat(Layer, files);

    public static IReadOnlyList<string> Sampling(int files) => Repeat(Sampler, files);

    private static IReadOnlyList<string> Repeat(string source, int files) =>
        [.. Enumerable.Range(0, files).Select(number => source.Replace("@", number.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal))];
}
