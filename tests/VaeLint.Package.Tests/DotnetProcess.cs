using System.Diagnostics;
using System.Text;

namespace VaeLint.Package.Tests;

/// <summary>One run of the dotnet command: nothing of it stays alive, so that no later run meets an analyzer loaded earlier.</summary>
internal static class DotnetProcess
{
    public static (int ExitCode, string Output) Run(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";

        // Left by the command that runs these tests; they would send a consumer to the repository's own SDK resolution.
        foreach (var inherited in start.Environment.Keys.Where(name => name.StartsWith("MSBuild", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(inherited);
        }

        // Set by build.sh where the system's libstdc++ is too old for libtorch.
        if (Environment.GetEnvironmentVariable("VAELINT_NATIVE") is { Length: > 0 } native)
        {
            start.Environment["LD_LIBRARY_PATH"] = native;
        }

        using var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start");
        var output = new StringBuilder();
        void Append(object sender, DataReceivedEventArgs line)
        {
            if (line.Data is not null)
            {
                lock (output)
                {
                    output.AppendLine(line.Data);
                }
            }
        }

        process.OutputDataReceived += Append;
        process.ErrorDataReceived += Append;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        process.WaitForExit();
        return (process.ExitCode, output.ToString());
    }
}
