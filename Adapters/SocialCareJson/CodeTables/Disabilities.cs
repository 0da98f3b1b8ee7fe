using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.SocialCareJson.CodeTables;

/// <summary>DfE CBDS N00099.</summary>
internal static class Disabilities
{
    public static CodeTable<Disability> Table { get; } = new("cbds:N00099",
        new("NONE", Disability.None, "None"),
        new("MOB", Disability.Mobility, "Mobility"),
        new("HAND", Disability.HandFunction, "Hand function"),
        new("PC", Disability.PersonalCare, "Personal care"),
        new("INC", Disability.Incontinence, "Incontinence"),
        new("COMM", Disability.Communication, "Communication"),
        new("LD", Disability.Learning, "Learning"),
        new("HEAR", Disability.Hearing, "Hearing"),
        new("VIS", Disability.Vision, "Vision"),
        new("BEH", Disability.Behaviour, "Behaviour"),
        new("CON", Disability.Consciousness, "Consciousness"),
        new("AUT", Disability.Autism, "Autism"),
        new("DDA", Disability.Other, "Other"));
}
