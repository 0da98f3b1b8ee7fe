namespace SafeguardingHub.Adapters.HealthFhirR4.Reading;

internal static class BundleShape
{
    /// <summary>
    /// A message bundle, or another bundle that holds a request and a patient all the same, which is reported. A header that
    /// is not the first entry is reported too.
    /// </summary>
    public static bool IsReadable(FhirReading reading)
    {
        if (reading.Bundle.TypeName != "Bundle")
        {
            return false;
        }

        if (reading.Bundle.Text("type") != "message")
        {
            if (!reading.Of("ServiceRequest").Any() || !reading.Of("Patient").Any())
            {
                return false;
            }

            reading.Warn(Problems.PartlyParsed, reading.Bundle, ".type");
        }
        else if (reading.Resources.Count > 0 && reading.Resources[0].TypeName != "MessageHeader" && reading.Of("MessageHeader").Any())
        {
            reading.Warn(Problems.PartlyParsed, reading.Resources[0]);
        }

        return true;
    }
}
