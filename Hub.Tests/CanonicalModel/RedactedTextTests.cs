using System.Runtime.CompilerServices;
using SafeguardingHub.Delivery;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Tests.CanonicalModel;

public sealed class RedactedTextTests
{
    public static TheoryData<Type> EveryType => [.. new[] { typeof(PersonalData).Assembly, typeof(OutgoingPost).Assembly }
        .SelectMany(assembly => assembly.GetTypes()).Where(type => type is { IsAbstract: false } && type.IsAssignableTo(typeof(PersonalData)))];

    [Theory, MemberData(nameof(EveryType))]
    public void A_record_about_people_shows_nothing_but_its_name(Type type) =>
        Assert.Equal($"{type.Name} (redacted)", RuntimeHelpers.GetUninitializedObject(type).ToString());

    [Fact]
    public void There_are_such_records_to_look_at() => Assert.True(EveryType.Count > 20);

    [Fact]
    public void A_whole_concern_as_text_tells_nothing() => Assert.Equal("Concern (redacted)", $"{TestData.FullConcern()}");

    [Fact]
    public void An_NHS_number_as_text_tells_nothing()
    {
        Assert.True(NhsNumber.TryParse("9990000018", out var number));
        Assert.DoesNotContain(number.ToString(), char.IsAsciiDigit);
        Assert.Equal("9990000018", number.Digits);
    }

    [Fact]
    public void A_unique_pupil_number_as_text_tells_nothing()
    {
        Assert.True(UniquePupilNumber.TryParse("A950000178301", out var number));
        Assert.DoesNotContain(number.ToString(), char.IsAsciiDigit);
        Assert.Equal("A950000178301", number.Text);
    }
}
