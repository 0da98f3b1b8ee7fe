using System.Text;
using SafeguardingHub.Adapters;
using SafeguardingHub.Adapters.PoliceXml;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Tests.Adapters;

public sealed class PoliceXmlReadingTests
{
    private static readonly PoliceXmlAdapter Adapter = new();

    private const string Minimal = """
        <?xml version="1.0" encoding="UTF-8"?>
        <Notification xmlns="urn:safeguardinghub:ppn:1" ref="R-1" caseRef="C-1" created="2026-07-10T09:15:00+01:00">
          <risk><grade>amber</grade></risk>
          <flags><flag code="CSE"/></flags>
          <persons><person><role>subject_child</role><name><given>Ari</given></name><dob>2011-05-04</dob></person></persons>
        </Notification>
        """;

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void A_byte_order_mark_is_accepted_when_the_declaration_agrees(string encodingName)
    {
        var encoding = Encoding.GetEncoding(encodingName);
        byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes(Minimal.Replace("UTF-8", encodingName, StringComparison.Ordinal))];

        Assert.NotEmpty(encoding.GetPreamble());
        Assert.Equal("Ari", Read(bytes).Concern.Children[0].Name?.Display);
    }

    [Theory]
    [InlineData("<!DOCTYPE Notification [<!ENTITY x \"boo\">]>")]
    [InlineData("<!-- a remark --><?a b?>\n<!DOCTYPE Notification SYSTEM \"file:///etc/hostname\">")]
    public void A_document_type_is_refused_before_anything_is_expanded(string documentType)
    {
        var message = Minimal.Replace("\n<Notification", $"\n{documentType}<Notification", StringComparison.Ordinal);

        Assert.Contains(documentType, message, StringComparison.Ordinal);
        Assert.Equal("HUB-1006", Assert.Single(Refused(message).Reasons).Code);
    }

    [Fact]
    public void A_root_of_another_format_is_another_fault_than_a_root_of_another_kind()
    {
        Assert.Equal("HUB-1009", Assert.Single(Refused("<Ppn/>").Reasons).Code);
        Assert.Equal("HUB-2003", Assert.Single(Refused("<Receipt xmlns='urn:safeguardinghub:ppn:1'/>").Reasons).Code);
    }

    [Fact]
    public void A_perceived_IC_code_never_becomes_an_ethnicity()
    {
        var concern = Read(With("<dob>", "<icCode>IC4</icCode><dob>")).Concern;

        Assert.Null(concern.Children[0].Ethnicity);
        Assert.Contains(concern.OriginalCodes, code => code is { System: "police:ic", Code: "IC4", Lossy: true });
    }

    [Fact]
    public void Whatever_is_not_read_is_listed_by_XPath()
    {
        var message = With("</person>", "<shoeSize unit=\"UK\">5</shoeSize></person><person hat=\"red\"><role>witness</role>by the way<!-- hm --><e:x xmlns:e=\"urn:e\"/></person>");

        Assert.Equal(
            [
                "/Notification/persons/person[1]/shoeSize", "/Notification/persons/person[2]/@hat", "/Notification/persons/person[2]/comment()",
                "/Notification/persons/person[2]/text()", "/Notification/persons/person[2]/x",
            ],
            Read(message).NotCarried);
    }

    [Fact]
    public void Immediate_danger_outranks_the_grade()
    {
        var concern = Read(With("amber</grade>", "green</grade><immediateDanger>true</immediateDanger>")).Concern;

        Assert.Equal(RiskLevel.Immediate, concern.Risk.Level);
    }

    [Fact]
    public void A_suspect_who_is_a_subject_child_is_kept_as_both_suspect_and_victim()
    {
        var concern = Read(With("</role>", "</role><role>suspect</role><role>victim</role><marker>DETAINED</marker>")).Concern;

        Assert.Equal([Circumstance.Suspect, Circumstance.Victim, Circumstance.Detained], concern.Children[0].Circumstances);
    }

    [Theory]
    [InlineData("2008-07-10", true)]
    [InlineData("2008-07-11", false)]
    public void A_subject_who_is_18_on_the_day_goes_to_triage_and_is_not_refused(string born, bool adult)
    {
        var read = Read(With("2011-05-04", born));

        Assert.Equal(adult, read.Concern.Triage.Contains(TriageReason.SubjectIsAnAdult));
        Assert.Equal(adult, read.Warnings.Any(warning => warning is { Code: "HUB-3007", Pointer: "/Notification/persons/person/dob" }));
    }

    [Theory]
    [InlineData("16-20", 16)]
    [InlineData("under 18", 17)]
    [InlineData("about 14", 14)]
    public void An_age_range_is_read_as_its_youngest_age(string range, int age)
    {
        var child = Read(With("<dob>2011-05-04</dob>", $"<ageRange>{range}</ageRange>")).Concern.Children[0];

        Assert.Equal(age, child.StatedAge);
    }

    [Fact]
    public void Persons_under_18_become_subjects_when_nobody_is_named_as_one()
    {
        var concern = Read(With("subject_child", "suspect")).Concern;

        Assert.Equal([Circumstance.Suspect], Assert.Single(concern.Children).Circumstances);
        Assert.Equal([TriageReason.SubjectUncertain], concern.Triage);
    }

    [Theory]
    [InlineData("2026-07-10T09:15:00", 1)]
    [InlineData("2026-01-10T09:15:00", 0)]
    [InlineData("2026-03-29T00:59:00", 0)]
    [InlineData("2026-03-29T02:00:00", 1)]
    [InlineData("2026-10-25T01:30:00", 1)]
    [InlineData("2026-10-25T02:00:00", 0)]
    public void A_time_without_an_offset_is_United_Kingdom_local_time(string local, int hours)
    {
        var read = Read(With("2026-07-10T09:15:00+01:00", local));

        Assert.Equal(TimeSpan.FromHours(hours), read.Concern.Origin.RaisedAt?.Offset);
        Assert.Contains(read.Warnings, warning => warning is { Code: "HUB-3010", Pointer: "/Notification/@created" });
    }

    [Fact]
    public void An_address_that_is_not_safe_to_call_at_is_a_way_of_contact_that_is_unsafe_and_does_not_repeat_the_address()
    {
        var child = Read(With("</dob>", "</dob><address restricted=\"true\" safe=\"false\"><line>1 Sample Street</line></address>")).Concern.Children[0];

        var contact = Assert.Single(child.Contacts);
        Assert.Equal((ContactKind.InPerson, ContactSafety.Unsafe), (contact.Kind, contact.Safety));
        Assert.DoesNotContain("Sample", contact.Value, StringComparison.Ordinal);
        Assert.True(Assert.Single(child.Addresses).Restricted);
    }

    [Fact]
    public void A_flag_for_another_concern_may_name_it()
    {
        var categories = Read(With("<flag code=\"CSE\"/>", "<flag code=\"OTHER\" canonical=\"financial-abuse\"/><flag code=\"CSE\" canonical=\"missing\"/>")).Concern.Categories;

        Assert.Equal([ConcernCategory.FinancialAbuse, ConcernCategory.SexualExploitation], categories);
    }

    [Fact]
    public void The_sex_of_an_unborn_child_is_not_recorded_whatever_the_form_said()
    {
        var read = Read(With("<name><given>Ari</given></name><dob>2011-05-04</dob>", "<expectedBirth>2026-11-01</expectedBirth><sex>F</sex>"));

        Assert.Equal(Sex.NotRecorded, read.Concern.Children[0].Sex);
        Assert.Contains(read.Concern.OriginalCodes, code => code is { System: "ppn:sex", Code: "F" });
    }

    [Fact]
    public void The_narrative_is_passed_on_unaltered()
    {
        var concern = Read(With("<flags>", "<narrative>  first line\n\tsecond <![CDATA[& <third>]]> </narrative><flags>")).Concern;

        Assert.Equal("  first line\n\tsecond & <third> ", concern.Narrative);
    }

    [Theory]
    [InlineData("<dob>2011-05-04</dob>", "<dob>2011-05-04</dob><dob>2012-05-04</dob>", "/Notification/persons/person/dob[2]")]
    [InlineData("</name>", "<family>Testerley</family><family>Samplewell</family></name>", "/Notification/persons/person/name/family[2]")]
    [InlineData("</persons>", "</persons><persons><person><role>subject_child</role><dob>2012-05-04</dob></person></persons>", "/Notification/persons[2]")]
    public void What_the_format_has_once_and_the_message_twice_is_warned_of_and_the_first_is_read(string part, string replacement, string pointer)
    {
        var read = Read(With(part, replacement));

        Assert.Equal(new DateOnly(2011, 5, 4), Assert.Single(read.Concern.Children).DateOfBirth);
        Assert.Equal([("HUB-3006", pointer)], read.Warnings.Select(warning => (warning.Code, warning.Pointer)));
        Assert.Contains(pointer, read.NotCarried);
    }

    [Fact]
    public void A_hundred_thousand_unknown_elements_are_listed_quickly()
    {
        var many = string.Concat(Enumerable.Repeat("<x a='1'/>", 100_000));

        Assert.Equal(100_000, Read(With("<flags>", many + "<flags>")).NotCarried.Count);
    }

    private static string With(string part, string replacement)
    {
        Assert.Contains(part, Minimal, StringComparison.Ordinal);
        return Minimal.Replace(part, replacement, StringComparison.Ordinal);
    }

    private static TranslationResult.TranslatedConcern Read(string message) => Read(Encoding.UTF8.GetBytes(message));

    private static TranslationResult.TranslatedConcern Read(byte[] message) =>
        Assert.IsType<TranslationResult.TranslatedConcern>(Adapter.Translate(new IncomingMessage(MessageKind.Concern, "application/xml", message)));

    private static TranslationResult.Untranslatable Refused(string message) =>
        Assert.IsType<TranslationResult.Untranslatable>(Adapter.Translate(new IncomingMessage(MessageKind.Concern, "application/xml", Encoding.UTF8.GetBytes(message))));
}
