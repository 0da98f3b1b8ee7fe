using SafeguardingHub.Agreements;

namespace SafeguardingHub.Simulation;

/// <summary>Writes the script of one referral: its recipient's behaviour, and what others say to that.</summary>
internal static class Scripts
{
    private const string Acknowledged = "response-acknowledged";
    private const string Accepted = "response-accepted";
    private const string Declined = "response-declined";
    private const string Outcome = "response-outcome";
    private const string Redirected = "response-redirected";

    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <param name="at">When the recipient got it.</param>
    /// <param name="elsewhere">An agency that is no party to the concern; null when there is none.</param>
    public static IReadOnlyList<(DateTimeOffset At, SimulatedMessage Message)> Write(
        Agreement agreement, int concern, Agency referrer, Agency recipient, Agency? elsewhere, DateTimeOffset at, Behaviour behaviour, Luck luck)
    {
        var script = new Script(agreement, concern, recipient);
        var soon = at + luck.Of("soon").Between(Hour / 2, Hour * 5);
        var late = at + luck.Of("late").Between(Day * 2, Day * 9);
        switch (behaviour)
        {
            case Behaviour.AnswersPromptly:
                script.Say(at, recipient, Acknowledged);
                Accept(soon);
                break;
            case Behaviour.AnswersLate:
                Accept(late);
                break;
            case Behaviour.NeverAnswers:
                break;
            case Behaviour.AnswersTwice:
                var said = script.Say(soon, recipient, Accepted);
                script.Repeat(said + Hour);
                script.Say(said + Day, recipient, Accepted);
                GiveOutcome(GiveOutcome(said));
                break;
            case Behaviour.AnswersOutOfOrder:
                var first = script.Say(soon, recipient, Outcome);
                Accept(script.Say(first + Hour, recipient, Acknowledged) + Hour);
                script.Say(late + Day, recipient, Acknowledged);
                break;
            case Behaviour.Declines:
                script.Say(soon, recipient, Declined);
                break;
            case Behaviour.DeclinesAndIsChallenged:
                var challenged = script.Say(script.Say(soon, recipient, Declined) + Hour, referrer, "response-challenged");
                var answered = challenged + luck.Of("challenge").Between(Hour, Day * 6);
                if (luck.Of("stays").Share < 0.4)
                {
                    script.Say(answered, recipient, "response-information-supplied");
                }
                else
                {
                    Accept(answered);
                }

                break;
            case Behaviour.RedirectsInACircle when elsewhere is not null:
                var offered = script.Say(soon, recipient, Redirected, Script.To(elsewhere));
                var back = script.Say(offered + luck.Of("back").Between(Hour, Day * 2), elsewhere, Redirected, Script.To(recipient));
                Accept(back + luck.Of("settled").Between(Hour, Day * 5));
                break;
            case Behaviour.Redirects when elsewhere is not null:
                var passed = script.Say(soon, recipient, Redirected, Script.To(elsewhere));
                var taken = passed + luck.Of("taken").Between(Hour, Day * 3);
                if (luck.Of("takes").Share < 0.7)
                {
                    Conclude(script.Say(taken, elsewhere, Accepted), elsewhere);
                }
                else
                {
                    Accept(script.Say(taken, elsewhere, Declined) + Day);
                }

                break;
            case Behaviour.AsksForInformation:
                var asked = script.Say(soon, recipient, "response-needs-information");
                var told = script.Say(asked + luck.Of("told").Between(Hour, Day * 4), referrer, "response-information-supplied");
                Accept(told + luck.Of("decides").Between(Hour, Day));
                break;
            case Behaviour.AcceptsAndPauses:
                var paused = script.Say(script.Say(soon, recipient, Accepted) + (Day * 3), recipient, "engagement-paused-door-open");
                script.SayThen(OfficeHours.AtNight(paused + luck.Of("back").Between(Day * 5, Day * 20)), recipient, "engagement-child-reached-out");
                GiveOutcome(script.Say(paused + (Day * 21), recipient, "engagement-session"));
                break;
            case Behaviour.SilentOverHoliday:
                Accept(OfficeHours.AfterHoliday(soon, agreement.CalendarOf(recipient)));
                break;
            case Behaviour.Closes:
                script.Say(GiveOutcome(script.Say(soon, recipient, Accepted)) + Day, recipient, "response-closed");
                break;
            case Behaviour.WantsToCloseForNonEngagement:
                var missed = script.Say(soon, recipient, Accepted);
                for (var session = 0; session < 3; session++)
                {
                    missed = script.Say(missed + (Day * 4), recipient, "engagement-was-not-brought");
                }

                script.Say(GiveOutcome(missed) + Day, recipient, Examples.Find(recipient, "response-closed-words") is null ? "response-closed" : "response-closed-words", Script.ForNonEngagement);
                break;
            default:
                Accept(soon);
                break;
        }

        return script.Lines;

        void Accept(DateTimeOffset then) => Conclude(script.Say(then, recipient, Accepted), recipient);

        DateTimeOffset GiveOutcome(DateTimeOffset then) => script.Say(then + luck.Of("outcome").Between(Day * 8, Day * 50), recipient, Outcome);

        void Conclude(DateTimeOffset then, Agency holder)
        {
            script.Say(then + luck.Of("outcome").Between(Day * 8, Day * 50), holder, Outcome);
            if (luck.Of("work").Share < 0.25)
            {
                Meet(then, holder);
            }
        }

        // At the child's pace: not brought, seen, in touch at night, and answered in the morning or a day late.
        void Meet(DateTimeOffset then, Agency worker)
        {
            var missed = script.Say(then + luck.Of("missed").Between(Day * 2, Day * 6), worker, "engagement-was-not-brought");
            var met = script.Say(missed + luck.Of("met").Between(Day * 3, Day * 9), worker, "engagement-session");
            if (luck.Of("night").Share < 0.5)
            {
                var night = script.SayThen(OfficeHours.AtNight(met + (Day * 2)), worker, "engagement-child-reached-out");
                script.Say(night + (luck.Of("in time").Share < 0.7 ? Hour * 6 : Day + Hour), worker, "engagement-session");
            }
        }
    }
}
