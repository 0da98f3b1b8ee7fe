using Hl7.Fhir.Introspection;
using Hl7.Fhir.Model;
using SafeguardingHub.Adapters.HealthFhirR4;

namespace SafeguardingHub.Tests.Adapters;

/// <summary>What a partner may send is all of FHIR R4, as whatever release of the library knows it.</summary>
public sealed class FhirModelTests
{
    private static readonly ModelInspector Library = ModelInfo.ModelInspector;

    [Fact]
    public void It_knows_every_resource_and_data_type_that_the_library_knows() => Assert.Equal(TypesIn(Library), TypesIn(FhirModel.R4));

    [Fact]
    public void It_knows_every_set_of_codes_that_the_library_knows() => Assert.Equal(CodesIn(Library), CodesIn(FhirModel.R4));

    [Fact]
    public void Where_any_type_may_stand_the_same_types_may() => Assert.Equal(Library.OpenTypes, FhirModel.R4.OpenTypes);

    [Fact]
    public void It_is_of_the_same_version() => Assert.Equal((Library.FhirRelease, Library.FhirVersion), (FhirModel.R4.FhirRelease, FhirModel.R4.FhirVersion));

    /// <summary>Without the codes of one set each, which are added as messages use them.</summary>
    private static IEnumerable<(string Name, Type Type)> TypesIn(ModelInspector model) => model.ClassMappings.Where(type => !type.NativeType.IsGenericType).Select(type => (type.Name, type.NativeType)).OrderBy(type => type.Name, StringComparer.Ordinal);

    private static IEnumerable<(string Name, Type Type)> CodesIn(ModelInspector model) => model.EnumMappings.Select(codes => (codes.Name, codes.NativeType)).OrderBy(codes => codes.Name, StringComparer.Ordinal);
}
