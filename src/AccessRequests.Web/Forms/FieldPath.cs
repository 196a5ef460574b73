using System.Collections;
using System.Globalization;
using Microsoft.AspNetCore.Components.Forms;

namespace AccessRequests.Web.Forms;

/// <summary>From FluentValidation's path («Points[2].Text») to the object and property that a field is bound to.</summary>
internal static class FieldPath
{
    public static FieldIdentifier Find(object model, string path)
    {
        var steps = path.Split('.');
        var target = model;

        foreach (var step in steps[..^1])
        {
            target = Follow(target, step) ?? throw new InvalidOperationException($"{path} leads through a null.");
        }

        // A failure of a whole member («Points[2]») belongs to the field of its collection.
        return new FieldIdentifier(target, Name(steps[^1]));
    }

    private static object? Follow(object target, string step)
    {
        var value = target.GetType().GetProperty(Name(step))?.GetValue(target);
        var bracket = step.IndexOf('[', StringComparison.Ordinal);

        return bracket < 0 ? value : ((IList)value!)[int.Parse(step.AsSpan(bracket + 1, step.Length - bracket - 2), CultureInfo.InvariantCulture)];
    }

    private static string Name(string step) => step.Split('[')[0];
}
