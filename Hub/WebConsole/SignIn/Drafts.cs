using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Primitives;
using SafeguardingHub.Persistence;
using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Security;

namespace SafeguardingHub.WebConsole.SignIn;

/// <summary>What somebody had typed when the session ended: sealed, kept a day, and there again after signing in.</summary>
public sealed class Drafts(IHubStore store, KeyRing keys, TimeProvider time)
{
    /// <summary>Characters of a form at the most; beyond that it is nothing that a person typed.</summary>
    private const int Longest = 1_000_000;

    private readonly IDataProtector sealing = new DerivedProtection(keys).CreateProtector("draft");

    public async Task KeepAsync(ConsolePerson person, string path, IEnumerable<KeyValuePair<string, StringValues>> form, CancellationToken cancellation)
    {
        var typed = form.Where(field => !field.Key.StartsWith("__", StringComparison.Ordinal)).ToDictionary(field => field.Key, field => field.Value.OfType<string>().ToArray());
        if (typed.Count == 0 || typed.Values.Sum(values => values.Sum(value => value.Length)) > Longest)
        {
            return;
        }

        var id = IdOf(person, path);
        var sealedForm = sealing.Protect(JsonSerializer.SerializeToUtf8Bytes(typed, ConsoleJson.Default.DictionaryStringStringArray));
        await using var context = store.Open();
        if (await context.ConsoleDrafts.FirstOrDefaultAsync(row => row.Id == id, cancellation) is { } earlier)
        {
            (earlier.SealedForm, earlier.SavedAt) = (sealedForm, time.GetUtcNow());
        }
        else
        {
            context.ConsoleDrafts.Add(new ConsoleDraftRow { Id = id, SealedForm = sealedForm, SavedAt = time.GetUtcNow() });
        }

        await context.SaveChangesAsync(cancellation);
    }

    /// <summary>Null when there is none.</summary>
    public async Task<IReadOnlyDictionary<string, string[]>?> FindAsync(ConsolePerson person, string path, CancellationToken cancellation)
    {
        var id = IdOf(person, path);
        await using var context = store.Open();
        return await context.ConsoleDrafts.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancellation) is { } row
            ? JsonSerializer.Deserialize(sealing.Unprotect(row.SealedForm), ConsoleJson.Default.DictionaryStringStringArray)
            : null;
    }

    /// <summary>It was sent, so it is done with.</summary>
    public async Task ForgetAsync(ConsolePerson person, string path, CancellationToken cancellation)
    {
        var id = IdOf(person, path);
        await using var context = store.Open();
        await context.ConsoleDrafts.Where(row => row.Id == id).ExecuteDeleteAsync(cancellation);
    }

    private Guid IdOf(ConsolePerson person, string path) => keys.BlindIndex("console-draft", $"{person.Key}|{path.ToLowerInvariant()}");
}
