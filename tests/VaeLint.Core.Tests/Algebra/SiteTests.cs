using VaeLint.Core.Algebra;
using VaeLint.Core.Ir;

namespace VaeLint.Core.Tests.Algebra;

/// <summary>Places in code that was called from other code.</summary>
public sealed class SiteTests
{
    private static readonly CallPath Root = new(new IrBody { MemberKey = "Root" }, null, Origin.None);
    private static readonly CallPath Middle = new(new IrBody { MemberKey = "Middle" }, Root, At(10));
    private static readonly CallPath Inner = new(new IrBody { MemberKey = "Inner" }, Middle, At(20));
    private static readonly CallPath Other = new(new IrBody { MemberKey = "Other" }, Middle, At(30));

    [Fact]
    public void A_place_is_seen_in_every_member_on_its_way()
    {
        var site = new Site(At(1), Inner);

        Assert.Equal(At(1), site.Within("Inner"));
        Assert.Equal(At(20), site.Within("Middle"));
        Assert.Equal(At(10), site.Within("Root"));
        Assert.True(site.Within("Other").IsNone);
        Assert.True(Site.None.Within("Root").IsNone);
        Assert.Equal("a.cs(1,1)", site.ToString());
    }

    [Fact]
    public void The_depth_counts_the_calls()
    {
        Assert.Equal([0, 1, 2], new[] { Root, Middle, Inner }.Select(p => p.Depth));
    }

    [Fact]
    public void What_places_have_in_common_is_the_deepest_activation_that_all_went_through()
    {
        Assert.Same(Inner, CallPath.Common([new Site(At(1), Inner), new Site(At(2), Inner)]));
        Assert.Same(Middle, CallPath.Common([new Site(At(1), Inner), new Site(At(2), Other)]));
        Assert.Same(Middle, CallPath.Common([new Site(At(1), Inner), new Site(At(2), Middle)]));
        Assert.Same(Middle, CallPath.Common([new Site(At(1), Middle), new Site(At(2), Inner)]));
        Assert.Same(Root, CallPath.Common([new Site(At(1), Inner), new Site(At(2), Other), new Site(At(3), Root)]));
        Assert.Same(Inner, CallPath.Common([Site.None, new Site(At(1), Inner)]));
        Assert.Null(CallPath.Common([Site.None]));
        Assert.Null(CallPath.Common([]));
        Assert.Null(CallPath.Common([new Site(At(1), Root), new Site(At(2), new CallPath(new IrBody(), null, Origin.None))]));
    }

    private static Origin At(int line) => new("a.cs", line, line + 1, line, 1, line, 2, null);
}
