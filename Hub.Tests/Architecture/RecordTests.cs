using System.Reflection;
using System.Runtime.CompilerServices;
using SafeguardingHub.Adapters;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Tests.Architecture;

/// <summary>Values that pass between stages cannot be changed on the way, and do not tell who they are about when they are printed.</summary>
public sealed class RecordTests
{
    /// <summary>Folders whose records are messages, results and decisions; rows belong to the database and are no records.</summary>
    private static readonly string[] Folder = ["Agreements", "Receiving", "Translation", "Routing", "Recording", "Delivery", "Chasing", "Engagement", "Intake", "Topology", "Recovery"];

    /// <summary>About places in a message, never about what stands there.</summary>
    private static readonly Type[] NotPersonal = [typeof(MessageProblem)];

    private static readonly Type[] MayBeShown = [typeof(AgencyId), typeof(ConcernId), typeof(ReferralId), typeof(ConcernReference), typeof(GssCode)];

    private static readonly Type[] Changeable = [typeof(List<>), typeof(Dictionary<,>), typeof(HashSet<>), typeof(IList<>), typeof(IDictionary<,>), typeof(ICollection<>), typeof(ISet<>)];

    private static IReadOnlyList<Type> Records { get; } =
    [
        .. from assembly in new[] { Folders.Schemas, Folders.Adapters, Folders.Hub }
           from type in assembly.GetExportedTypes()
           where IsRecord(type) && (assembly != Folders.Hub || Folder.Any(folder => Folders.IsIn(type, folder)))
           select type,
    ];

    [Fact]
    public void A_record_is_sealed_unless_it_is_abstract()
    {
        Assert.Contains(typeof(Concern), Records);
        Assert.Contains(typeof(TranslationResult.TranslatedConcern), Records);
        Folders.AssertNone(Records.Where(type => type is { IsSealed: false, IsAbstract: false }).Select(type => $"{type.FullName} is not sealed"));
    }

    [Fact]
    public void A_record_is_not_changed_after_it_is_made() => Folders.AssertNone(
        from type in Records
        from property in type.GetProperties()
        where property.SetMethod is { } setter && !setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit))
        select $"{type.FullName}.{property.Name} can be set");

    [Fact]
    public void A_record_shows_no_collection_that_can_be_changed() => Folders.AssertNone(
        from type in Records
        from property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        where CanBeChanged(property.PropertyType)
        select $"{type.FullName}.{property.Name} is {property.PropertyType}");

    [Fact]
    public void Every_canonical_record_is_redacted_when_it_is_printed() => Folders.AssertNone(Folders.Schemas.GetTypes()
        .Where(type => type.IsClass && IsRecord(type) && Folders.IsIn(type, "Schemas.Canonical") && !type.IsAssignableTo(typeof(PersonalData)) && !NotPersonal.Contains(type))
        .Select(type => $"{type.FullName} does not derive from {nameof(PersonalData)}"));

    [Fact]
    public void Every_canonical_value_is_redacted_when_it_is_printed_or_is_known_to_say_nothing_of_a_child()
    {
        var identifying = Folders.Schemas.GetExportedTypes().Where(type => type is { IsValueType: true, IsEnum: false } && !MayBeShown.Contains(type));
        Assert.Equal([nameof(NhsNumber), nameof(UniquePupilNumber)], identifying.Select(type => type.Name).Order());

        Assert.True(NhsNumber.TryParse("9990000018", out var nhs));
        Assert.True(UniquePupilNumber.TryParse("A950000178301", out var pupil));
        Assert.Equal("NHS number (redacted)", nhs.ToString());
        Assert.Equal("UPN (redacted)", pupil.ToString());
    }

    /// <summary>With the bytes come a message id, a case and a content type as the sender wrote them, and a record's own text form prints every member.</summary>
    [Fact]
    public void What_holds_the_bytes_of_a_message_does_not_print_its_members()
    {
        var holding = Records.Where(type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Any(property => property.PropertyType == typeof(ReadOnlyMemory<byte>))).ToList();

        Assert.Contains(typeof(IncomingMessage), holding);
        Folders.AssertNone(holding.Where(type => type.GetMethod(nameof(ToString), Type.EmptyTypes)!.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false)).Select(type => $"{type.FullName} prints all that it holds"));
    }

    private static bool IsRecord(Type type) => type.GetMethod("<Clone>$") is not null
        || (type.IsValueType && type.GetMethod("PrintMembers", BindingFlags.Instance | BindingFlags.NonPublic) is not null);

    private static bool CanBeChanged(Type type) => type.IsArray
        || (type.IsConstructedGenericType && (Changeable.Contains(type.GetGenericTypeDefinition()) || type.GetGenericArguments().Any(CanBeChanged)));
}
