using VaeLint.Core.Losses;

namespace VaeLint.Core.Tests.Losses;

public sealed class SizeHintsTests
{
    [Theory]
    [InlineData("batchSize", "Batch")]
    [InlineData("BATCH_SIZE", "Batch")]
    [InlineData("options.BatchSize", "Batch")]
    [InlineData("latent_dim", "Latent")]
    [InlineData("this.ZDim", "Latent")]
    [InlineData("originalDim", "Event")]
    [InlineData("numPixels", "Event")]
    [InlineData("options.batchSize.Value", "None")]
    [InlineData("batches", "None")]
    [InlineData("", "None")]
    public void An_integer_is_a_size_by_its_last_name(string name, string expected) => Assert.Equal(expected, SizeHints.Of(name).ToString());

    [Theory]
    [InlineData("beta", true)]
    [InlineData("KlWeight", true)]
    [InlineData("kl_weight", true)]
    [InlineData("options.Beta", true)]
    [InlineData("beta.Value", false)]
    [InlineData("betas", false)]
    [InlineData("weighted", false)]
    [InlineData("", false)]
    public void A_number_is_a_weight_by_the_end_of_its_name(string name, bool expected) => Assert.Equal(expected, SizeHints.IsWeight(name));
}
