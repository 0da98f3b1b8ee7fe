using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters;

/// <summary>
/// Every problem code there is. A code is permanent: once published it never changes its meaning and is never used again.
/// 1xxx the message as a thing, 2xxx its content cannot be acted on, 3xxx warnings: it was acted on all the same.
/// </summary>
public static class Problems
{
    public static readonly ProblemKind Empty = new("HUB-1001", "The message is empty.");
    public static readonly ProblemKind NotWellFormed = new("HUB-1002", "The message cannot be read: it is cut off or not well-formed.");
    public static readonly ProblemKind WrongEncoding = new("HUB-1003", "The bytes are not in the encoding that the message declares, or not in one the format allows.");
    public static readonly ProblemKind TooLarge = new("HUB-1004", "The message is larger than the limit.");
    public static readonly ProblemKind TooDeep = new("HUB-1005", "The message is nested deeper than the limit.");
    public static readonly ProblemKind EntitiesForbidden = new("HUB-1006", "Document type definitions and entities are not accepted.");
    public static readonly ProblemKind DuplicateProperty = new("HUB-1007", "A property stands twice in one object.");
    public static readonly ProblemKind UnknownContentType = new("HUB-1008", "The content type is not one the sender's format allows.");
    public static readonly ProblemKind WrongFormat = new("HUB-1009", "The message is not in the sender's agreed format.");
    public static readonly ProblemKind TookTooLong = new("HUB-1010", "The message took too long to translate.");
    public static readonly ProblemKind ContentEncoded = new("HUB-1011", "The message is sent compressed or otherwise encoded; send its bytes as they are.");
    public static readonly ProblemKind TooManyAttributes = new("HUB-1012", "An element has more attributes than the limit.");
    public static readonly ProblemKind TooMuchWrong = new("HUB-1013", "More of the message is wrong or unknown than the limit; only the first problems are told.");

    public static readonly ProblemKind UnknownSender = new("HUB-1101", "The sender is not an agency in the agreement.");
    public static readonly ProblemKind SenderMismatch = new("HUB-1102", "The exchange, the routing key and the sender's user do not agree.");
    public static readonly ProblemKind UnknownMessageKind = new("HUB-1103", "The kind of message is not one the hub knows.");
    public static readonly ProblemKind SameIdOtherBody = new("HUB-1104", "The message id was used before with another body.");

    public static readonly ProblemKind NoChild = new("HUB-2001", "There is nothing in the message to tell which child it is about.");
    public static readonly ProblemKind NoCase = new("HUB-2002", "An update has to say which concern it belongs to.");
    public static readonly ProblemKind WrongKind = new("HUB-2003", "The body is not of the kind that the message was sent as.");
    public static readonly ProblemKind NothingSaid = new("HUB-2004", "The message says nothing of concern: no category, no account and no flag.");
    public static readonly ProblemKind NoReference = new("HUB-2005", "An answer has to say which referral it answers; the hub's reference is missing or cannot be read.");
    public static readonly ProblemKind NoNamedPerson = new("HUB-2006", "This answer counts only with the name of the person who gives it.");
    public static readonly ProblemKind NoAnswer = new("HUB-2007", "It cannot be told what the answer says or what happened.");
    public static readonly ProblemKind NotAParty = new("HUB-2008", "The reference is not that of a concern which the sender raised or was sent.");
    public static readonly ProblemKind NonEngagement = new("HUB-2009", "That a child does not engage is no reason to close.");
    public static readonly ProblemKind NoAuthoriser = new("HUB-2010", "A close has to name the person who authorises it.");
    public static readonly ProblemKind OutOfOrder = new("HUB-2011", "The answer does not follow from where the referral stands.");

    public static readonly ProblemKind CheckDigit = new("HUB-3001", "The check digit is wrong; kept as an unverified identifier.");
    public static readonly ProblemKind UnknownCode = new("HUB-3002", "The code is not in the published list; kept as it is, and read as unspecified.");
    public static readonly ProblemKind UnreadableValue = new("HUB-3003", "The value cannot be read as what the schema says; kept as not known.");
    public static readonly ProblemKind RiskNotStated = new("HUB-3004", "No risk is stated; it is treated as medium.");
    public static readonly ProblemKind VariantSystem = new("HUB-3005", "The identifier system is written in a variant; read as the usual one.");
    public static readonly ProblemKind PartlyParsed = new("HUB-3006", "Part of the message breaks the format's rules; the rest was read.");
    public static readonly ProblemKind Adult = new("HUB-3007", "The person is an adult; a person will look at it.");
    public static readonly ProblemKind NoSafeguardingFlag = new("HUB-3008", "There is no safeguarding flag; a person will look at it.");
    public static readonly ProblemKind UnbornSex = new("HUB-3009", "The sex of an unborn child is not recorded.");
    public static readonly ProblemKind MissingElement = new("HUB-3010", "Something the schema asks for is missing.");
    public static readonly ProblemKind LossyCode = new("HUB-3011", "The canonical value says less than the code; the code is kept beside it.");
    public static readonly ProblemKind BrokenReference = new("HUB-3012", "A reference leads nowhere in the message.");
    public static readonly ProblemKind DidNotArrive = new("HUB-3013", "A person under a safeguarding flag did not arrive; a person will look at it.");
    public static readonly ProblemKind NotSaid = new("HUB-3014", "The answer leaves out what its kind is about; it is passed on without.");
    public static readonly ProblemKind PassedEarlier = new("HUB-3015", "An earlier message about the same concern is still being looked at by an operator; this one was urgent and has passed it.");

    /// <summary>True for a problem that stands in the way of acting on a message; false for a warning.</summary>
    public static bool Refuses(MessageProblem problem) => string.CompareOrdinal(problem.Code, "HUB-3") < 0;

    /// <summary>The whole catalogue, in order, for documents and tests.</summary>
    public static IReadOnlyList<ProblemKind> All { get; } =
    [
        Empty, NotWellFormed, WrongEncoding, TooLarge, TooDeep, EntitiesForbidden, DuplicateProperty, UnknownContentType, WrongFormat, TookTooLong,
        ContentEncoded, TooManyAttributes, TooMuchWrong,
        UnknownSender, SenderMismatch, UnknownMessageKind, SameIdOtherBody,
        NoChild, NoCase, WrongKind, NothingSaid, NoReference, NoNamedPerson, NoAnswer, NotAParty, NonEngagement, NoAuthoriser, OutOfOrder,
        CheckDigit, UnknownCode, UnreadableValue, RiskNotStated, VariantSystem, PartlyParsed, Adult, NoSafeguardingFlag, UnbornSex,
        MissingElement, LossyCode, BrokenReference, DidNotArrive, NotSaid, PassedEarlier,
    ];
}

/// <summary>A code and the sentence that goes with it.</summary>
public sealed record ProblemKind(string Code, string Text)
{
    /// <summary>True for a problem that stands in the way of acting on a message; false for a warning.</summary>
    public bool Refuses => string.CompareOrdinal(Code, "HUB-3") < 0;

    /// <summary>The problem at a place in the message: XPath, JSON pointer or FHIRPath; never with a value in it.</summary>
    public MessageProblem At(string pointer) => new(Code, pointer, Text);

    /// <summary>The problem of the message as a whole.</summary>
    public MessageProblem Whole() => At("");
}
