using TorchSharp;
using VaeLint.Kernels;
using static TorchSharp.torch;

namespace VaeLint.Runtime.Tests.Kernels;

public sealed class ThreadTests : KernelTest
{
    public static TheoryData<string> Losses => [.. KernelLoss.All.Select(loss => loss.Name)];

    [Theory]
    [MemberData(nameof(Losses))]
    public void Any_number_of_threads_gives_the_same_bits(string name)
    {
        var loss = KernelLoss.Get(name);

        // More than one block per row, many rows, one row.
        foreach (var shape in new long[][] { [3, 70_001], [257, 515], [1, 300_000], [1000, 20] })
        {
            var inputs = loss.Sample(shape);
            var expected = On(1);
            foreach (var threads in new[] { 2, 3, 4 })
            {
                Assert.Equal(expected, On(threads));
            }

            byte[] On(int threads)
            {
                set_num_threads(threads);
                var (values, gradients) = loss.Run(inputs, ScalarType.Float32, sums => sums.mean());
                return [.. values.bytes.ToArray(), .. gradients.SelectMany(gradient => gradient.bytes.ToArray())];
            }
        }
    }

    [Fact]
    public void The_team_is_that_of_libtorch_and_has_a_switch()
    {
        Assert.Equal(OperatingSystem.IsLinux(), OpenMpTeam.IsAvailable);
        AppContext.SetSwitch(Switches.OpenMpName, false);
        try
        {
            Assert.False(OpenMpTeam.IsAvailable);
            set_num_threads(2);
            Assert.True(IsFromKernel(() => NegativeLogLikelihood.Gaussian(Leaf(zeros(64, 1024)), zeros(64, 1024))));
            set_num_threads(3);
            Assert.False(IsFromKernel(() => NegativeLogLikelihood.Gaussian(Leaf(zeros(64, 1024)), zeros(64, 1024))));
            Assert.True(IsFromKernel(() => NegativeLogLikelihood.Gaussian(Leaf(zeros(4, 1024)), zeros(4, 1024))));
        }
        finally
        {
            AppContext.SetSwitch(Switches.OpenMpName, true);
        }
    }

    [Fact]
    public void Threads_that_train_at_once_get_the_gradients_of_one()
    {
        set_num_threads(2);
        var inputs = Enumerable.Range(0, 4).Select(_ => new[] { randn(128, 784), rand(128, 784), randn(128, 20), randn(128, 20) }).ToArray();
        var expected = inputs.Select(Train).ToArray();
        var results = new byte[4][][];
        Exception? failure = null;
        var threads = Enumerable.Range(0, 4).Select(index => new Thread(() =>
        {
            try
            {
                results[index] = [.. Enumerable.Range(0, 25).Select(round =>
                {
                    if (round % 10 == 0)
                    {
                        GC.Collect();
                    }

                    return Train(inputs[index]);
                })];
            }
            catch (Exception caught)
            {
                failure = caught;
            }
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());

        Assert.Null(failure);
        for (var index = 0; index < 4; index++)
        {
            Assert.All(results[index], bytes => Assert.Equal(expected[index], bytes));
        }
    }

    private static byte[] Train(Tensor[] inputs)
    {
        using var scope = NewDisposeScope();
        var (logits, mean) = (Leaf(inputs[0]), Leaf(inputs[2]));
        using var elbo = NegativeElbo.Bernoulli(logits, inputs[1], mean, inputs[3]);
        elbo.Loss.backward();
        return [.. logits.grad!.bytes.ToArray(), .. mean.grad!.bytes.ToArray(), .. elbo.PerSample.bytes.ToArray()];
    }
}
