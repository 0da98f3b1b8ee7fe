using System.Reflection;
using Hl7.Fhir.Introspection;
using Hl7.Fhir.Model;
using Hl7.Fhir.Specification;

namespace SafeguardingHub.Adapters.HealthFhirR4;

/// <summary>
/// All that FHIR R4 knows (http://hl7.org/fhir/R4/), described to the library once more without <see cref="Hl7.Fhir.Model.ModelInfo"/>:
/// that holds every search parameter in one constructor, whose compiling takes 60 MB in the midst of the first messages and a fifth of
/// a second. Nothing here searches.
/// </summary>
internal static class FhirModel
{
    public static ModelInspector R4 { get; } = Inspect();

    private static ModelInspector Inspect()
    {
        var model = new ModelInspector(FhirRelease.R4);
        var known = new[] { typeof(Patient), typeof(CodeSystem), typeof(Resource) }.SelectMany(type => type.Assembly.ExportedTypes);
        model.Import(new Described([typeof(ModelInfo), .. known.Where(type => type != typeof(Hl7.Fhir.Model.ModelInfo))]));
        return model;
    }

    /// <summary>What the library reads of a class of this name: https://hl7.org/fhir/R4/datatypes.html#open.</summary>
    private static class ModelInfo
    {
        public static readonly Type[] OpenTypes =
        [
            typeof(Address), typeof(Age), typeof(Annotation), typeof(Attachment), typeof(Base64Binary), typeof(FhirBoolean), typeof(Canonical), typeof(Code),
            typeof(CodeableConcept), typeof(Coding), typeof(ContactDetail), typeof(ContactPoint), typeof(Contributor), typeof(Count), typeof(DataRequirement),
            typeof(Date), typeof(FhirDateTime), typeof(FhirDecimal), typeof(Distance), typeof(Dosage), typeof(Duration), typeof(Expression), typeof(HumanName),
            typeof(Id), typeof(Identifier), typeof(Instant), typeof(Integer), typeof(Markdown), typeof(Meta), typeof(Money), typeof(Oid),
            typeof(ParameterDefinition), typeof(Period), typeof(PositiveInt), typeof(Quantity), typeof(Hl7.Fhir.Model.Range), typeof(Ratio),
            typeof(ResourceReference), typeof(RelatedArtifact), typeof(SampledData), typeof(Signature), typeof(FhirString), typeof(Time), typeof(Timing),
            typeof(TriggerDefinition), typeof(UnsignedInt), typeof(FhirUri), typeof(FhirUrl), typeof(UsageContext), typeof(Uuid),
        ];

        public static string Version => "4.0.1";
    }

    private sealed class Described(IReadOnlyList<Type> types) : Assembly
    {
        public override IEnumerable<Type> ExportedTypes => types;
    }
}
