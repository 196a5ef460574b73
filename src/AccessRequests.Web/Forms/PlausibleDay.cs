using FluentValidation;

namespace AccessRequests.Web.Forms;

internal static class PlausibleDay
{
    /// <summary>The Act came into force in stages from 1982: nothing that the office does is older.</summary>
    public static bool IsOfTheAct(DateTime? day) => day is null or { Year: >= 1982 and <= 2100 };

    /// <summary>A year that was mistyped is told of, and no time limit is counted from it.</summary>
    public static IRuleBuilderOptions<T, DateTime?> IsDayOfTheAct<T>(this IRuleBuilder<T, DateTime?> rule) =>
        rule.Must(IsOfTheAct).WithMessage("Le jour doit être de 1982 à 2100 : vérifiez l’année.");

    /// <summary>A year that was mistyped is told of: what is counted from it in years would end past the last day that there is. Archives may be old.</summary>
    public static IRuleBuilderOptions<T, DateTime?> IsPlausibleDay<T>(this IRuleBuilder<T, DateTime?> rule) =>
        rule.Must(day => day is null or { Year: >= 1600 and <= 2200 }).WithMessage("Cette date n’est pas plausible : vérifiez l’année.");
}
