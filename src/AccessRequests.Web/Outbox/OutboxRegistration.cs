using AccessRequests.Web.Hosting;
using AccessRequests.Web.Notices;

namespace AccessRequests.Web.Outbox;

internal static class OutboxRegistration
{
    public static void AddOutbox(this WebApplicationBuilder builder)
    {
        var section = builder.Configuration.GetSection(MailOptions.Section);
        MailOptions.DemandKnownSecurity(section[nameof(MailOptions.Security)]);
        var options = section.Get<MailOptions>() ?? new MailOptions();
        options.DemandClearOnlyHere();
        var folder = Path.Combine(builder.DataFolder(), "mail");

        builder.Services.AddSingleton(new PostOffice(options, folder));
        builder.Services.AddScoped<NoticeBox>();
        builder.Services.AddScoped<DecideHeldMail>();
        builder.Services.AddSingleton<OutboxSignal>();
        builder.Services.AddSingleton<SendOutbox>();
        builder.Services.AddSingleton<MorningDigest>();
        builder.Services.AddHostedService<OutboxService>();
    }
}
