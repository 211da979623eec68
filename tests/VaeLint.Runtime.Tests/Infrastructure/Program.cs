using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

namespace VaeLint.Runtime.Tests.Infrastructure;

/// <summary>The test host: the generated entry point, and before it the child mode of <see cref="ChildProcess"/>.</summary>
internal static class Program
{
    public static async Task<int> Main(string[] arguments)
    {
        if (ChildProcess.IsChild)
        {
            return ChildProcess.RunEntry();
        }

        return arguments.Any(argument => argument is "-automated" or "@@")
            ? await ConsoleRunner.Run(arguments)
            : await TestPlatformTestFramework.RunAsync(arguments, SelfRegisteredExtensions.AddSelfRegisteredExtensions);
    }
}
