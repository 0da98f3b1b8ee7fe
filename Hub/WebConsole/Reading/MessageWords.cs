using SafeguardingHub.Persistence.Rows;

namespace SafeguardingHub.WebConsole.Reading;

/// <summary>What became of messages, as integrators read it.</summary>
public static class MessageWords
{
    public static string Of(MessageOutcome outcome) => outcome switch
    {
        MessageOutcome.Recorded => "Recorded",
        MessageOutcome.Waiting => "Waits for its concern",
        MessageOutcome.Duplicate => "Duplicate",
        MessageOutcome.Rejected => "Rejected",
        _ => "Dead letter",
    };

    public static string Colour(MessageOutcome outcome) => outcome switch
    {
        MessageOutcome.Recorded => "green",
        MessageOutcome.Waiting => "yellow",
        MessageOutcome.Duplicate => "grey",
        MessageOutcome.Rejected => "red",
        _ => "orange",
    };

    public static string Again(int repeats) => repeats == 1 ? "Duplicate came once" : $"Duplicate came {repeats} times";

    /// <summary>What it means for the sender, and what to do.</summary>
    public static string Meaning(MessageOutcome outcome, DeadLetterState? since) => (outcome, since) switch
    {
        (MessageOutcome.Recorded, _) => "The hub has it and acted on it. Nothing has to be done.",
        (MessageOutcome.Waiting, _) => "It came before the concern that it belongs to, and is applied when that comes. Nothing has to be done.",
        (MessageOutcome.Rejected, DeadLetterState.Replayed) => "It could not be acted on as it was. An operator has since corrected it with you, and it was recorded.",
        (MessageOutcome.Rejected, _) => "It could not be acted on. Correct what is listed, and send it with a new message id.",
        (_, DeadLetterState.Replayed) => "The hub failed on it. It has since been recorded: do not send it again.",
        (_, DeadLetterState.Discarded) => "The hub failed on it, and two operators decided that it is not acted on. Ask them before you send it again.",
        _ => "The hub failed on it, or it waits behind an earlier message about the same concern. It is kept, and an operator looks at it: do not send it again.",
    };

    public static string State(MessageOut sent) => sent.SentAt is { } at ? $"Delivered {TimeWords.At(at)}" : sent.Attempts > 1 ? $"Not delivered yet, tried {sent.Attempts} times" : "Not delivered yet";
}
