using System.Reflection;
using SafeguardingHub.Chasing;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Tests.Architecture;

/// <summary>Chasing turns to professionals, and decides without looking around.</summary>
public sealed class ChasingTests
{
    /// <summary>What an action or a notice may be made of: nothing that is, or reaches, a child or a family.</summary>
    private static readonly Type[] MayHold =
    [
        typeof(RoleAt), typeof(AgencyId), typeof(string), typeof(int), typeof(bool), typeof(Guid), typeof(DateTimeOffset), typeof(DateOnly), typeof(SafeguardingHub.Agreements.PauseReason), typeof(SafeguardingHub.Agreements.Rating),
        typeof(IReadOnlyList<ChaseLine>), typeof(SafeguardingHub.Agreements.Addressee),
    ];

    private static IEnumerable<Type> WhatIsSent => Folders.Written(Folders.Hub).Where(type => type.IsSubclassOf(typeof(ProcessAction))).Concat([typeof(ChaseNotice), typeof(ChaseLine), typeof(RoleAt), typeof(SafeguardingHub.Agreements.Addressee)]);

    [Fact]
    public void Nothing_can_be_addressed_to_a_child_or_a_family() => Folders.AssertNone(
        from type in WhatIsSent
        from property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        where !MayHold.Contains(Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType)
        select $"{type.Name}.{property.Name} is {property.PropertyType.Name}");

    [Fact]
    public void Whatever_is_sent_goes_to_a_role_of_an_agency() => Assert.All(
        WhatIsSent.Where(type => type.Name.StartsWith("Send", StringComparison.Ordinal) || type == typeof(PromptSupervisor) || type == typeof(ChaseNotice)),
        type => Assert.Equal(typeof(RoleAt), type.GetProperty("To")!.PropertyType));

    [Fact]
    public void Chasing_does_not_know_the_engagement_that_is_built_on_it() =>
        Folders.AssertNone(Folders.Namings(Folders.TypesIn(Folders.Hub, "Chasing"), named => Folders.IsIn(named, "Engagement")));

    [Fact]
    public void The_engagement_touches_neither_store_nor_broker_nor_clock()
    {
        var types = Folders.TypesIn(Folders.Hub, "Engagement");

        Assert.NotEmpty(types);
        Folders.AssertNone(Folders.Namings(types, LooksAround));
    }

    [Fact]
    public void The_process_and_the_sweep_touch_neither_store_nor_broker_nor_clock()
    {
        var types = Folders.TypesIn(Folders.Hub, "Chasing").Where(type => type.Name.StartsWith("Referral", StringComparison.Ordinal) || type.Name.EndsWith("Rows", StringComparison.Ordinal)
            || type == typeof(Sweep) || type == typeof(Obligations) || type == typeof(DueTimes)).ToList();

        Assert.Contains(typeof(ReferralProcess), types);
        Folders.AssertNone(Folders.Namings(types, LooksAround));
    }

    private static bool LooksAround(Type named) => named == typeof(TimeProvider) || Folders.IsIn(named, "Persistence")
        || named.Namespace is { } name && (name.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal) || name.StartsWith("MassTransit", StringComparison.Ordinal) || name == "System.IO" || name.StartsWith("System.Net", StringComparison.Ordinal));
}
