using System.Globalization;
using Serilog;
using Serilog.Events;
using Serilog.Formatting;
using Serilog.Formatting.Display;
using Serilog.Formatting.Json;

namespace AccessRequests.Web.Hosting;

internal static class LoggingRegistration
{
    private const string Template = "{Timestamp:yyyy-MM-dd HH:mm:ss.fff zzz} [{Level:u3}] {SourceContext}: {Message:lj}{NewLine}{Exception}";

    /// <summary>
    /// To the console and to a file a day, kept for a month. Logs carry numbers and ids, never a person, a passage or the name of
    /// a file: paths without their query, commands of the database without their values. With <c>Logs:Json</c> each line is an object, for a program that gathers logs; <c>Logs:Level</c> is the least that is written.
    /// </summary>
    public static void AddLogs(this WebApplicationBuilder builder)
    {
        var folder = Path.Combine(builder.DataFolder(), "logs");
        ITextFormatter format = builder.Configuration.GetValue<bool>("Logs:Json")
            ? new JsonFormatter(renderMessage: true, formatProvider: CultureInfo.InvariantCulture)
            : new MessageTemplateTextFormatter(Template, CultureInfo.InvariantCulture);

        builder.Services.AddSerilog(
            (_, log) => log
                .MinimumLevel.Is(builder.Configuration.GetValue("Logs:Level", LogEventLevel.Information))
                .MinimumLevel.Override("Microsoft.AspNetCore", LogEventLevel.Warning)
                .MinimumLevel.Override("Microsoft.EntityFrameworkCore", LogEventLevel.Warning)
                .MinimumLevel.Override("Quartz", LogEventLevel.Warning)
                .Enrich.FromLogContext()
                .WriteTo.Console(format)
                .WriteTo.File(
                    format,
                    Path.Combine(folder, "access-requests-.log"),
                    rollingInterval: RollingInterval.Day,
                    retainedFileCountLimit: 31,
                    fileSizeLimitBytes: 50 * 1024 * 1024,
                    rollOnFileSizeLimit: true,
                    shared: true),
            preserveStaticLogger: true);
    }
}
