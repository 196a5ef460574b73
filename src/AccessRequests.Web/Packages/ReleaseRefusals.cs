using System.Globalization;
using AccessRequests.Pdf;

namespace AccessRequests.Web.Packages;

/// <summary>Why nothing goes out, in words for the person who asked. The engine's details stay out: they are for the log.</summary>
public static class ReleaseRefusals
{
    public static string InFrench(Exception refusal) => refusal switch
    {
        UnredactablePdfException { Page: { } page } pdf => string.Create(CultureInfo.InvariantCulture, $"Page {page} : {pdf.Reason.InFrench()}"),
        UnredactablePdfException pdf => pdf.Reason.InFrench(),
        _ => refusal.Message,
    };
}
