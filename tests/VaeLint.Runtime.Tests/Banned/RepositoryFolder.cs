using System.Reflection;

namespace VaeLint.Runtime.Tests.Banned;

internal static class RepositoryFolder
{
    public static string Root { get; } =
        typeof(RepositoryFolder).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "RepositoryRoot").Value!;
}
