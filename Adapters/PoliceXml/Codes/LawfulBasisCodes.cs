using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.PoliceXml.Codes;

/// <summary>UK GDPR article 6 and, for police, DPA 2018 Part 3.</summary>
internal static class LawfulBasisCodes
{
    public static readonly CodeTable<LawfulBasis> Table = new(
        "ppn:lawful-basis",
        new("PUBLIC-TASK", LawfulBasis.PublicTask, "Article 6(1)(e), public task"),
        new("LEGAL-OBLIGATION", LawfulBasis.LegalObligation, "Article 6(1)(c), legal obligation"),
        new("VITAL-INTERESTS", LawfulBasis.VitalInterests, "Article 6(1)(d), vital interests"),
        new("LEGITIMATE-INTERESTS", LawfulBasis.LegitimateInterests, "Article 6(1)(f), legitimate interests"),
        new("RECOGNISED-INTERESTS", LawfulBasis.RecognisedLegitimateInterests, "Recognised legitimate interests"),
        new("CONSENT", LawfulBasis.Consent, "Article 6(1)(a), consent"),
        new("LAW-ENFORCEMENT", LawfulBasis.LawEnforcement, "DPA 2018 Part 3"));
}
