namespace SafeguardingHub.Adapters.HealthFhirR4.Reading;

/// <summary>
/// The account. The notes of the request are it, as they are; what other resources say in words follows, each under a
/// heading of where it stood.
/// </summary>
internal static class NarrativeReading
{
    public static string? Read(FhirReading reading, IReadOnlyList<string> flagTexts)
    {
        var parts = new List<string>();
        var requests = reading.Of("ServiceRequest").ToList();
        parts.AddRange(requests.SelectMany(Notes));
        parts.AddRange(requests.SelectMany(AboutRequest));
        parts.AddRange(flagTexts);
        parts.AddRange(reading.Of("CarePlan").SelectMany(AboutCarePlan));
        parts.AddRange(reading.Of("Observation").SelectMany(AboutObservation));
        parts.AddRange(reading.Of("QuestionnaireResponse").SelectMany(AboutQuestionnaire));
        parts.AddRange(ConsentReading.Texts(reading));
        return parts.Count == 0 ? null : string.Join("\n\n", parts);
    }

    public static IEnumerable<string> Notes(FhirNode resource) => resource.All("note").Select(note => note.Text("text")).OfType<string>();

    private static IEnumerable<string> AboutRequest(FhirNode request)
    {
        foreach (var reason in request.All("reasonCode"))
        {
            yield return $"Reason: {Codings.Words(reason)}";
        }

        if (request.Text("patientInstruction") is { } instruction)
        {
            yield return $"Told to the patient: {instruction}";
        }

        if (request.First("occurrence") is { } wanted)
        {
            var words = wanted.Value ?? string.Join(" to ", new[] { wanted.Text("start"), wanted.Text("end") }.OfType<string>());
            if (words.Length > 0)
            {
                yield return $"Wanted: {words}";
            }
        }
    }

    private static IEnumerable<string> AboutCarePlan(FhirNode plan)
    {
        var activities = plan.All("activity").ToList();
        var outcomes = activities.SelectMany(activity => activity.All("outcomeCodeableConcept")).Select(Both);
        var details = activities.Select(activity => activity.First("detail")?.Text("description"));
        return new[] { plan.Text("title"), plan.Text("description") }.Concat(outcomes).Concat(details).Concat(Notes(plan))
            .OfType<string>().Select(text => $"Care plan: {text}");
    }

    private static IEnumerable<string> AboutObservation(FhirNode observation)
    {
        var heading = Codings.Words(observation.First("code")) ?? "Observation";
        var value = observation.First("value");
        var said = new[] { value?.Value ?? Codings.Words(value) }.Concat(Notes(observation)).OfType<string>().ToList();
        return said.Count == 0 ? [$"Observation: {heading}"] : said.Select(text => $"{heading}: {text}");
    }

    private static IEnumerable<string> AboutQuestionnaire(FhirNode response)
    {
        var heading = Codings.Words(response.Extension(Systems.QuestionnaireReasonExtension)?.First("value")) ?? "Questionnaire";
        return response.All("item").SelectMany(Answers).Select(answer => $"{heading}: {answer}");
    }

    /// <summary>A question with no answer is a group's title, or says by itself that nobody answered.</summary>
    private static IEnumerable<string> Answers(FhirNode item)
    {
        var question = item.Text("text");
        if (question is not null && item.First("answer") is null)
        {
            yield return question;
        }

        foreach (var answer in item.All("answer"))
        {
            if (answer.First("value") is { } value && (value.Value ?? value.Text("display") ?? Codings.Read(value)?.Code) is { } said)
            {
                yield return question is null ? said : $"{question} {said}";
            }

            foreach (var nested in answer.All("item").SelectMany(Answers))
            {
                yield return nested;
            }
        }

        foreach (var nested in item.All("item").SelectMany(Answers))
        {
            yield return nested;
        }
    }

    /// <summary>A concept's own text with the display of its coding: in a care plan the one explains the other.</summary>
    private static string? Both(FhirNode concept)
    {
        var text = concept.Text("text");
        var display = Codings.All(concept).Select(coding => coding.Display).OfType<string>().FirstOrDefault();
        return text is null ? display : display is null || display == text ? text : $"{text}: {display}";
    }
}
