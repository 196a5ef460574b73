using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using AccessRequests.Domain.Deadlines;
using AccessRequests.Domain.Requests;

namespace AccessRequests.Cli;

/// <summary>
/// <c>deadline --received 2025-12-01 [--extension 10] [--policy P1|P2|P3]</c>: the explained chains as JSON, with the last day
/// to answer in <c>due</c>; 0, or 1 on wrong usage.
/// </summary>
internal static class DeadlineCommand
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
    };

    public static Command Create()
    {
        var received = new Option<DateOnly>("--received")
        {
            Description = "La date de réception (AAAA-MM-JJ), jour 0.",
            Required = true,
            CustomParser = ParseDay,
        };
        var extension = new Option<int?>("--extension") { Description = $"La prolongation, de 1 à {Extension.MaxDays} jours." };
        extension.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() is < 1 or > Extension.MaxDays)
            {
                result.AddError($"Une prolongation est de 1 à {Extension.MaxDays} jours (art. 47).");
            }
        });
        var policy = new Option<string>("--policy") { Description = "P1 Loi d’interprétation, P2 règles de la Commission, P3 bureaux fermés.", DefaultValueFactory = _ => "P1" };
        policy.AcceptOnlyFromAmong("P1", "P2", "P3");
        var command = new Command("deadline", "Calcule et explique les délais d’une demande.") { received, extension, policy };

        command.SetAction(arguments => Run(
            arguments.GetRequiredValue(received),
            arguments.GetValue(extension),
            Policy(arguments.GetRequiredValue(policy)),
            arguments.InvocationConfiguration.Output));
        return command;
    }

    private static int Run(DateOnly received, int? extension, CalendarPolicy policy, TextWriter output)
    {
        var calendar = new LegalCalendar(policy);
        var answer = calendar.Count(received, AccessRequest.AnswerDays, "47, al. 1");
        var extended = extension is { } days ? calendar.Count(received, AccessRequest.AnswerDays + days, "47, al. 2") : null;
        var referral = calendar.Count(received, AccessRequest.AnswerDays, "48");

        output.WriteLine(JsonSerializer.Serialize(
            new
            {
                Received = received,
                Policy = policy.ToString(),
                (extended ?? answer).Due,
                Answer = Chain.Of(answer, calendar),
                Extended = extended is null ? null : Chain.Of(extended, calendar),
                Referral = Chain.Of(referral, calendar),
            },
            Json));
        return 0;
    }

    private static DateOnly ParseDay(ArgumentResult result)
    {
        if (DateOnly.TryParseExact(result.Tokens[0].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        result.AddError($"« {result.Tokens[0].Value} » n’est pas une date. Écrivez AAAA-MM-JJ, par exemple 2025-12-01.");
        return default;
    }

    private static CalendarPolicy Policy(string name) => name switch
    {
        "P2" => CalendarPolicy.CommissionRules,
        "P3" => CalendarPolicy.ClosedOffices,
        _ => CalendarPolicy.InterpretationAct,
    };

    /// <param name="LastUsefulDay">The last working day when the limit ends on a Saturday.</param>
    private sealed record Chain(string Article, DateOnly Start, int Days, DateOnly Nominal, IReadOnlyList<Roll> Rolls, DateOnly Due, DateOnly? LastUsefulDay)
    {
        public static Chain Of(Deadline deadline, LegalCalendar calendar) => new(
            deadline.Article, deadline.Start, deadline.Days, deadline.Nominal, deadline.Rolls, deadline.Due, deadline.LastUsefulDay(calendar));
    }
}
