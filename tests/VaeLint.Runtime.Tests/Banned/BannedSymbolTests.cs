namespace VaeLint.Runtime.Tests.Banned;

public sealed class BannedSymbolTests
{
    [Fact]
    public void The_list_names_every_overload_of_this_TorchSharp()
    {
        var file = Path.Combine(RepositoryFolder.Root, "runtime", "VaeLint.Runtime", "BannedSymbols.txt");
        if (Environment.GetEnvironmentVariable("VAELINT_UPDATE") == "banned")
        {
            File.WriteAllText(file, BannedSymbolList.Text());
        }

        Assert.Equal(BannedSymbolList.Text(), File.ReadAllText(file));
    }
}
