namespace VaeLint.Eng;

/// <summary>A version that was packed for one command; left in the package cache it would only take room.</summary>
internal static class PackageCache
{
    public static void Remove(string version)
    {
        var cache = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        var restored = Path.Combine(cache, "vaelint", version);
        if (Directory.Exists(restored))
        {
            Directory.Delete(restored, recursive: true);
        }
    }
}
