using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Audit;
using SafeguardingHub.Persistence;
using SafeguardingHub.Recording;
using SafeguardingHub.Schemas.Canonical;
using SafeguardingHub.Security;
using SafeguardingHub.WebConsole.SignIn;

namespace SafeguardingHub.WebConsole.Reading;

/// <param name="More">There are more than are shown.</param>
public sealed record SearchResult(IReadOnlyList<InboxLine> Lines, bool More);

/// <summary>
/// Finds a concern of one's own agency by its reference, by a child's name or by a verified NHS number, through blind indexes. That somebody
/// looked, and for what kind of thing, is in the audit; what they typed is nowhere.
/// </summary>
public sealed class Search(IHubStore store, Inbox inbox, KeyRing keys, AuditTrail audit, TimeProvider time)
{
    public async Task<SearchResult> FindAsync(ConsolePerson person, string written, CancellationToken cancellation)
    {
        var agency = person.Agency!.Value.ToString();
        await using var context = store.Open();
        var concerns = context.ConcernsOf(agency).AsNoTracking();
        var words = NameWords.Of(written);
        var kind = "name";
        if (ConcernReference.TryParse(written, out var reference))
        {
            (kind, var named) = ("reference", reference.ToString());
            concerns = concerns.Where(row => row.Reference == named);
        }
        else if (NhsNumber.TryParse(written, out var number))
        {
            (kind, var index) = ("nhs-number", keys.BlindIndex("nhs-number", number.Digits));
            concerns = concerns.Where(row => context.ConcernChildren.Any(child => child.ChildIndex == index && child.ConcernId == row.Id));
        }
        else
        {
            foreach (var index in words.Select(word => NameWords.Index(word, keys)))
            {
                concerns = concerns.Where(row => context.ConcernChildren.Any(child => child.ChildIndex == index && child.ConcernId == row.Id));
            }
        }

        var rows = await concerns.OrderByDescending(row => row.RecordedAt).ThenBy(row => row.Id).Take(Inbox.PerPage + 1).ToListAsync(cancellation);
        var now = time.GetUtcNow();
        var lines = await inbox.DescribedAsync(context, agency, [.. rows.Take(Inbox.PerPage).Select(row => new InboxLine(row.Id, row.Reference, row.RaisedBy, row.Risk, row.RecordedAt, now, DueGroup.NotDue))], cancellation);
        // A name that was not shared with this agency must not be found by guessing.
        var shown = kind == "name" ? [.. lines.Where(line => IsCalled(line, words))] : kind == "nhs-number" ? [.. lines.Where(line => line.Shared?.Content?.Children.Any(child => child.VerifiedNhsNumber is { } own && NhsNumber.TryParse(written, out var asked) && own == asked) == true)] : lines;
        await audit.AppendAsync(person.Actor, "searched", agency, $"by {kind}; {string.Join(' ', shown.Select(line => line.Reference))}".TrimEnd(), cancellation);
        return new SearchResult(shown, rows.Count > Inbox.PerPage);
    }

    private static bool IsCalled(InboxLine line, IReadOnlyList<string> words)
    {
        var names = line.Shared?.Content?.Children.SelectMany(child => child.OtherNames.Prepend(child.Name)).OfType<PersonName>().SelectMany(name => NameWords.Of(name.Display)).ToHashSet() ?? [];
        return words.All(names.Contains);
    }
}
