using FluentValidation;

namespace AccessRequests.Web.Forms;

internal static class PlausibleDay
{
    /// <summary>A year that was mistyped is told of: what is counted from it in years would end past the last day that there is. Archives may be old.</summary>
    public static IRuleBuilderOptions<T, DateTime?> IsPlausibleDay<T>(this IRuleBuilder<T, DateTime?> rule) =>
        rule.Must(day => day is null or { Year: >= 1600 and <= 2200 }).WithMessage("Cette date n’est pas plausible : vérifiez l’année.");
}
