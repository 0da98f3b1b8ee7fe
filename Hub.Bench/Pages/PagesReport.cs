using System.Globalization;

namespace SafeguardingHub.Bench.Pages;

/// <param name="Milliseconds">With the larger store.</param>
internal sealed record Compared(string What, double Ratio, double Milliseconds);

internal static class PagesReport
{
    /// <summary>Counts a year, at most every five minutes: shown and not judged.</summary>
    private const string Unjudged = "figures";

    public static void Write(TextWriter output, PagesMeasurement measured)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{measured.Concerns} concerns stored (filled in {measured.Filling.TotalSeconds:0} s); milliseconds of a page"));
        output.WriteLine($"  {"",-22}{"1 user",20}{$"{measured.Users} users at once",24}");
        output.WriteLine($"  {"",-22}{"median",10}{"p95",10}{"median",12}{"p95",12}");
        foreach (var page in measured.Pages)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {page.Page,-22}{page.Alone.Median,10:0.0}{page.Alone.NinetyFifth,10:0.0}{page.Together.Median,12:0.0}{page.Together.NinetyFifth,12:0.0}"));
        }
    }

    /// <summary>Medians: what is rare is the machine's as much as the hub's.</summary>
    public static IReadOnlyList<Compared> Compare(TextWriter output, PagesMeasurement few, PagesMeasurement many)
    {
        var compared = few.Pages.Zip(many.Pages, (small, large) => (small.Page, Alone: large.Alone.Median / small.Alone.Median, Together: large.Together.Median / small.Together.Median, Small: small, Large: large)).ToList();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{many.Concerns} against {few.Concerns}: medians as a ratio"));
        foreach (var page in compared)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {page.Page,-22}{page.Alone,10:0.00}{page.Together,22:0.00}"));
        }

        return [.. compared.Where(page => page.Page != Unjudged).SelectMany(page => new[] { new Compared($"{page.Page}, 1 user,", page.Alone, page.Large.Alone.Median), new Compared($"{page.Page}, {many.Users} users,", page.Together, page.Large.Together.Median) })];
    }
}
