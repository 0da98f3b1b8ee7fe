namespace SafeguardingHub.Adapters.HealthFhirR4.Reading;

internal static class PatientReading
{
    /// <summary>
    /// Every Patient of the message: the request's subject first, then those whom other requests and flags are about, then
    /// any other. None is left out: a child nobody points at is still a child somebody sent.
    /// </summary>
    public static IReadOnlyList<FhirNode> InOrder(FhirReading reading, FhirNode? request)
    {
        var subjects = (request is { } first ? [first] : Enumerable.Empty<FhirNode>())
            .Concat(reading.Of("ServiceRequest")).Concat(reading.Of("Flag")).DistinctBy(resource => resource.Element)
            .Select(resource => reading.Follow(resource.First("subject"))).OfType<FhirNode>().Where(subject => subject.TypeName == "Patient");
        return [.. subjects.Concat(reading.Of("Patient")).DistinctBy(patient => patient.Element)];
    }
}
