using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Audit;
using SafeguardingHub.Persistence;
using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Security;

namespace SafeguardingHub.WebConsole.SignIn;

/// <summary>
/// Who is signed in, kept in the store, so that a session can be ended from outside and every instance knows of it. The browser
/// has a secret and nothing else. While the store is away, those whom this instance saw lately stay signed in.
/// </summary>
public sealed class Sessions(IHubStore store, KeyRing keys, AuditTrail audit, ConsoleSettings settings, TimeProvider time)
{
    private const int SecretBytes = 32;

    /// <summary>Ended sessions are kept so long, so that what somebody typed finds its person.</summary>
    private static readonly TimeSpan KeptAfterEnd = TimeSpan.FromHours(24);

    /// <summary>Asking again within so short a time is not written down.</summary>
    private static readonly TimeSpan Unwritten = TimeSpan.FromSeconds(15);

    private readonly ConcurrentDictionary<Guid, ConsoleSession> seen = new();
    private readonly IDataProtector sealing = new DerivedProtection(keys).CreateProtector("session");

    /// <returns>The secret for the browser.</returns>
    public async Task<string> BeginAsync(ConsolePerson person, CancellationToken cancellation)
    {
        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));
        var now = time.GetUtcNow();
        await audit.DoAsync(person.Actor, "signed-in", person.Agency?.ToString() ?? "hub", string.Join(' ', person.Roles), async (context, within) =>
        {
            var (oldSessions, oldDrafts) = (now - KeptAfterEnd, now - KeptAfterEnd);
            await context.ConsoleSessions.Where(row => row.EndsAt < oldSessions).ExecuteDeleteAsync(within);
            await context.ConsoleDrafts.Where(row => row.SavedAt < oldDrafts).ExecuteDeleteAsync(within);
            context.ConsoleSessions.Add(new ConsoleSessionRow
            {
                Id = IdOf(secret),
                Person = keys.BlindIndex("console-person", person.Key),
                ProviderSession = person.ProviderSession is { } session ? keys.BlindIndex("console-provider-session", $"{person.Issuer}|{session}") : null,
                SealedPerson = sealing.Protect(JsonSerializer.SerializeToUtf8Bytes(person, ConsoleJson.Default.ConsolePerson)),
                SignedInAt = now,
                LastSeenAt = now,
                EndsAt = now + settings.Longest,
            });
            return true;
        }, cancellation);
        return secret;
    }

    /// <param name="inBackground">A page asked by itself: that does not lengthen the session.</param>
    /// <returns>Null when there is none of this secret.</returns>
    /// <exception cref="StoreAwayException">Nobody knows now.</exception>
    public async Task<ConsoleSession?> FindAsync(string secret, bool inBackground, CancellationToken cancellation)
    {
        var id = IdOf(secret);
        try
        {
            return await ReadAsync(id, inBackground, cancellation);
        }
        catch (Exception away) when (store.IsUnavailable(away))
        {
            return seen.TryGetValue(id, out var lately) ? lately : throw new StoreAwayException(away);
        }
    }

    public async Task EndAsync(string secret, CancellationToken cancellation)
    {
        var id = IdOf(secret);
        if (seen.TryRemove(id, out var session))
        {
            await audit.AppendAsync(session.Person.Actor, "signed-out", session.Person.Agency?.ToString() ?? "hub", "", cancellation);
        }

        var now = time.GetUtcNow();
        await using var context = store.Open();
        await context.ConsoleSessions.Where(row => row.Id == id).ExecuteUpdateAsync(set => set.SetProperty(row => row.SignedOutAt, now), cancellation);
    }

    /// <summary>The provider says that it is over: one session of its own, or all of a person when it names none.</summary>
    /// <param name="begunBefore">Later ones stand: who has signed in again since is not meant.</param>
    public async Task<int> EndFromProviderAsync(string issuer, string? subject, string? providerSession, DateTimeOffset begunBefore, CancellationToken cancellation)
    {
        var index = providerSession is null ? keys.BlindIndex("console-person", $"{issuer}|{subject}") : keys.BlindIndex("console-provider-session", $"{issuer}|{providerSession}");
        await using var context = store.Open();
        var open = context.ConsoleSessions.AsNoTracking().Where(row => row.SignedOutAt == null && row.SignedInAt <= begunBefore);
        var meant = await (providerSession is null ? open.Where(row => row.Person == index) : open.Where(row => row.ProviderSession == index)).ToListAsync(cancellation);
        var ended = 0;
        foreach (var row in meant)
        {
            seen.TryRemove(row.Id, out _);
            var (id, now, person) = (row.Id, time.GetUtcNow(), PersonOf(row));
            ended += await audit.DoAsync(person.Actor, "signed-out", person.Agency?.ToString() ?? "hub", "at the provider", async (writing, within) =>
                await writing.ConsoleSessions.Where(each => each.Id == id && each.SignedOutAt == null).ExecuteUpdateAsync(set => set.SetProperty(each => each.SignedOutAt, now), within) > 0, cancellation) ? 1 : 0;
        }

        return ended;
    }

    private async Task<ConsoleSession?> ReadAsync(Guid id, bool inBackground, CancellationToken cancellation)
    {
        await using var context = store.Open();
        var row = await context.ConsoleSessions.AsNoTracking().FirstOrDefaultAsync(each => each.Id == id, cancellation);
        if (row is null)
        {
            return null;
        }

        var now = time.GetUtcNow();
        var session = new ConsoleSession(PersonOf(row), row.LastSeenAt + settings.Idle, row.EndsAt, row.SignedOutAt is not null);
        if (!session.IsInForce(now))
        {
            seen.TryRemove(id, out _);
            return session;
        }

        if (!inBackground && now - row.LastSeenAt > Unwritten)
        {
            await context.ConsoleSessions.Where(each => each.Id == id).ExecuteUpdateAsync(set => set.SetProperty(each => each.LastSeenAt, now), cancellation);
        }

        session = inBackground ? session : session with { IdleEnd = now + settings.Idle };
        seen[id] = session;
        return session;
    }

    private ConsolePerson PersonOf(ConsoleSessionRow row) => JsonSerializer.Deserialize(sealing.Unprotect(row.SealedPerson), ConsoleJson.Default.ConsolePerson)!;

    private Guid IdOf(string secret) => keys.BlindIndex("console-session", secret);
}

/// <summary>Who is signed in is not known while the store is away.</summary>
public sealed class StoreAwayException(Exception away) : Exception("The store is away.", away);
