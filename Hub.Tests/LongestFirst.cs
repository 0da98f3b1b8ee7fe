using SafeguardingHub.Tests.Journeys;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(SafeguardingHub.Tests.LongestFirst))]

namespace SafeguardingHub.Tests;

/// <summary>Journeys take the longest, one after the other: begun last, they would keep everybody waiting while other cores are idle.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    /// <inheritdoc/>
    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderByDescending(collection => collection.TestCollectionDisplayName == JourneyTests.Name)];
}
