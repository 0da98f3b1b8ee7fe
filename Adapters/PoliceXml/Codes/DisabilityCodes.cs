using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.PoliceXml.Codes;

/// <summary>The DfE disability categories (CBDS N00099), so that police, schools and social care say the same.</summary>
internal static class DisabilityCodes
{
    public static readonly CodeTable<Disability> Table = new(
        "cbds:N00099",
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
        new("AUT", Disability.Autism, "Autism or Asperger syndrome"),
        new("DDA", Disability.Other, "Another disability"));
}
