using System.Text.Json.Serialization;

namespace SafeguardingHub.Schemas.Canonical;

/// <summary>What an answer to a referral says.</summary>
[JsonConverter(typeof(KebabCaseEnum<ResponseKind>))]
public enum ResponseKind
{
    /// <summary>A human has it.</summary>
    Acknowledged,
    /// <summary>The recipient holds it from now on.</summary>
    Accepted,
    Declined,
    /// <summary>Somebody else should have it; it is not declined until they do.</summary>
    Redirected,
    NeedsInformation,
    /// <summary>What came of it, for the referrer.</summary>
    Outcome,
    /// <summary>The recipient announces that it ends its work.</summary>
    Closed,
    /// <summary>The referrer contests a decline.</summary>
    Challenged,
    /// <summary>A partner objects to an announced close.</summary>
    Objected,
    /// <summary>The information that was asked for, or a fact that is owed.</summary>
    InformationSupplied,
    /// <summary>A child under a safeguarding flag did not come (the safeguarding feedback of NHS England's Booking and Referral Standard). It ends nothing.</summary>
    DidNotArrive,
    /// <summary>The sender takes back an earlier answer.</summary>
    Withdrawn,
    /// <summary>An earlier answer of the sender's was a mistake from the start.</summary>
    EnteredInError,
}

public static class ResponseKinds
{
    /// <summary>True where an answer counts only with the name of the person who gives it.</summary>
    public static bool NeedsNamedPerson(this ResponseKind kind) =>
        kind is ResponseKind.Acknowledged or ResponseKind.Accepted or ResponseKind.Declined or ResponseKind.Closed;
}
