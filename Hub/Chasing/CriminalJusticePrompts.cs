using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Chasing;

/// <summary>
/// What has to be asked about a child suspect before anybody treats the child as an offender. The agreement's routing rules raise
/// most of it when a concern is recorded; what they have raised is not raised again.
/// </summary>
public static class CriminalJusticePrompts
{
    private static readonly Nation[] Everywhere = [Nation.England, Nation.Wales, Nation.Scotland, Nation.NorthernIreland];

    public static IReadOnlyList<CriminalJusticePrompt> All { get; } =
    [
        new(Owed.NationalReferral, "NRM? Refer the child to the National Referral Mechanism, with a child welfare form and the local authority told first.",
            ProcessClocks.NationalReferral, Everywhere, suspect => suspect.MayBeExploited && suspect.NationalReferral != NationalReferralStatus.Submitted,
            "A child who may have been exploited is referred whether or not suspected of an offence; a child’s consent is not needed.",
            "Modern Slavery Act 2015 s52; National Referral Mechanism guidance for first responders"),
        new(Owed.ModernSlaveryDefence, "s45? See that the defence for children who were exploited into offending is considered before any decision to charge.",
            ProcessClocks.DefencePrompt, [Nation.England, Nation.Wales], suspect => suspect.MayBeExploited,
            "A child need not have been compelled to have this defence; it is often not raised until it is too late.", "Modern Slavery Act 2015 s45"),
        new(Owed.TraffickingDefenceNorthernIreland, "s22? See that the defence for exploited children is considered before any decision to charge.",
            ProcessClocks.DefencePrompt, [Nation.NorthernIreland], suspect => suspect.MayBeExploited,
            "Northern Ireland has a defence of its own.", "Human Trafficking and Exploitation (Criminal Justice and Support for Victims) Act (Northern Ireland) 2015 s22"),
        new(Owed.LordAdvocatesInstructions, "See that the Lord Advocate’s Instructions on exploited children are considered before any decision to prosecute.",
            ProcessClocks.DefencePrompt, [Nation.Scotland], suspect => suspect.MayBeExploited,
            "Scotland has no such defence; prosecutors have instructions.", "Lord Advocate’s Instructions, Human Trafficking and Exploitation (Scotland) Act 2015 s8"),
        new(Owed.AppropriateAdult, "Appropriate adult? See that somebody independent of the police is with the child, and that it is no one who may exploit the child.",
            ProcessClocks.AppropriateAdult, [Nation.England, Nation.Wales], suspect => suspect is { IsChild: true, Detained: true },
            "Anybody under 18 in custody has an appropriate adult, who has to be told as soon as practicable.", "Police and Criminal Evidence Act 1984 Code C; Criminal Justice and Courts Act 2015 s42"),
    ];

    /// <param name="owed">Names of what is owed already for this child's concern, open or answered.</param>
    public static IReadOnlyList<CriminalJusticePrompt> For(ExploitedSuspect suspect, IReadOnlyCollection<string> owed) =>
        [.. All.Where(prompt => prompt.Nations.Contains(suspect.Nation) && prompt.Applies(suspect) && !owed.Contains(prompt.Name))];
}

/// <param name="Name">Permanent; the same as in the agreement's rules where they raise it.</param>
/// <param name="What">The question, and what answers it.</param>
public sealed record CriminalJusticePrompt(
    string Name, string What, ProcessClock Clock, IReadOnlyList<Nation> Nations, Func<ExploitedSuspect, bool> Applies, string Why, string Source)
{
    /// <summary>The prompt as something owed.</summary>
    public OpenObligation OwedBy(AgencyId agency, DateTimeOffset now) => new(Name, new RoleAt(agency, AgencyRoles.SafeguardingLead), Clock.Name, now);
}
