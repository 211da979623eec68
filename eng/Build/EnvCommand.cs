namespace VaeLint.Eng;

internal static class EnvCommand
{
    public static int Run(Repository repository, string[] arguments)
    {
        foreach (var (name, value) in Tool.TorchEnvironment())
        {
            Console.WriteLine($"export {name}={value}");
        }

        return 0;
    }
}
