using SafeguardingHub.Engagement;
using static SafeguardingHub.Tests.Engagement.ChildsWorks;
using ChosenContact = SafeguardingHub.Engagement.ChosenContact;

namespace SafeguardingHub.Tests.Engagement;

/// <summary>The child’s own words and choices.</summary>
public sealed class ChildsVoiceTests
{
    [Fact]
    public void The_childs_own_choice_of_next_contact_is_kept()
    {
        var choice = new ChosenContact(new DateOnly(2026, 4, 1), SessionMode.Message, "text me after school");

        Assert.Equal(choice, After(Begun, new NextContactChosen { Id = Guid.NewGuid(), Choice = choice }).NextContact);
    }

    [Fact]
    public void Printed_nothing_of_the_work_says_anything_of_the_child()
    {
        Assert.Equal("EngagementState (redacted)", Begun.ToString());
        Assert.Equal("ChildSpoke (redacted)", new ChildSpoke { Id = Guid.NewGuid(), Words = "mine" }.ToString());
    }
}
