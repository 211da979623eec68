namespace VaeLint.Eng;

/// <summary>The commands of <c>./build.sh</c> and of <c>dotnet run eng/build.cs --</c>.</summary>
public static class Commands
{
    private static readonly (string Name, string Says, Func<Repository, string[], int> Run)[] All =
    [
        ("demo", "packs, lints the samples as a user's project would, repairs them and measures both versions", DemoCommand.Run),
        ("test", "restores, builds and runs every test", TestCommand.Run),
        ("generate", "writes random losses in C# and F#, runs them and compares what the analyzer says: generate [count] [seed]", GenerateCommand.Run),
        ("bench", "measures the losses and the analyzers, or one of them (runtime, analyzer), and writes docs/benchmarks.md", BenchCommand.Run),
        ("pack", "writes the packages to artifacts/packages", PackCommand.Run),
        ("gpu", "builds the archive that checks the runtime library on a machine with a GPU", GpuCommand.Run),
        ("api", "writes the list of the runtime library's public members that are not in a release", ApiCommand.Run),
        ("presets", "writes the preset configurations of the package from the rule catalogue", PresetsCommand.Run),
        ("mutate", "measures how many small changes of the engine the tests notice", MutateCommand.Run),
        ("env", "prints the line a shell needs before it starts a process that loads libtorch", EnvCommand.Run),
    ];

    public static int Run(string[] arguments)
    {
        var command = All.FirstOrDefault(command => arguments.Length > 0 && command.Name == arguments[0]);
        if (command.Run is null)
        {
            foreach (var (name, says, _) in All)
            {
                Console.WriteLine($"{name,-8} {says}");
            }

            return 2;
        }

        return command.Run(Repository.Find(), arguments[1..]);
    }
}
