using MudBlazor;

namespace AccessRequests.Web.Layout;

/// <summary>
/// The blues of the Gouvernement du Québec's design system, sober. Every colour that carries text has at least 4.5:1 on white,
/// and white on it.
/// </summary>
internal static class Theme
{
    private const string Blue = "#095797";
    private const string DarkBlue = "#223654";
    private const string Ink = "#1b2537";
    private const string Slate = "#4a586e";

    private static readonly string[] Fonts = ["Open Sans Variable", "Open Sans", "Segoe UI", "Helvetica", "Arial", "sans-serif"];

    public static MudTheme Quebec { get; } = new()
    {
        PaletteLight = new PaletteLight
        {
            Primary = Blue,
            PrimaryContrastText = "#ffffff",
            Secondary = DarkBlue,
            Tertiary = "#5c4a8a",
            Info = Blue,
            Success = "#336b2b",
            Warning = "#8a5a00",
            Error = "#b3261e",
            AppbarBackground = DarkBlue,
            AppbarText = "#ffffff",
            Background = "#f6f8fa",
            Surface = "#ffffff",
            DrawerBackground = "#ffffff",
            DrawerText = Ink,
            DrawerIcon = Slate,
            TextPrimary = Ink,
            TextSecondary = Slate,
            TextDisabled = "#6b778a",
            ActionDefault = Slate,
            ActionDisabled = "#6b778a",
            LinesDefault = "#d5dbe3",
            LinesInputs = "#6b778a",
            TableLines = "#d5dbe3",
            Divider = "#d5dbe3",
        },
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "4px", DrawerWidthLeft = "248px", AppbarHeight = "64px" },
        Typography = new Typography
        {
            Default = new DefaultTypography { FontFamily = Fonts, FontSize = "0.9375rem", LineHeight = "1.5", LetterSpacing = "normal" },
            H1 = new H1Typography { FontSize = "1.75rem", FontWeight = "700", LineHeight = "1.25", LetterSpacing = "normal" },
            H2 = new H2Typography { FontSize = "1.3125rem", FontWeight = "700", LineHeight = "1.3", LetterSpacing = "normal" },
            H3 = new H3Typography { FontSize = "1.0625rem", FontWeight = "700", LineHeight = "1.35", LetterSpacing = "normal" },
            H4 = new H4Typography { FontSize = "1rem", FontWeight = "600", LineHeight = "1.4", LetterSpacing = "normal" },
            H5 = new H5Typography { FontSize = "1rem", FontWeight = "600", LineHeight = "1.4", LetterSpacing = "normal" },
            H6 = new H6Typography { FontSize = "1rem", FontWeight = "600", LineHeight = "1.4", LetterSpacing = "normal" },
            Subtitle1 = new Subtitle1Typography { FontSize = "1rem", LetterSpacing = "normal" },
            Subtitle2 = new Subtitle2Typography { FontSize = "0.875rem", FontWeight = "600", LetterSpacing = "normal" },
            Body1 = new Body1Typography { FontSize = "0.9375rem", LineHeight = "1.5", LetterSpacing = "normal" },
            Body2 = new Body2Typography { FontSize = "0.875rem", LineHeight = "1.45", LetterSpacing = "normal" },
            Button = new ButtonTypography { FontSize = "0.9375rem", FontWeight = "600", TextTransform = "none", LetterSpacing = "normal" },
            Caption = new CaptionTypography { FontSize = "0.8125rem", LetterSpacing = "normal" },
            Overline = new OverlineTypography { FontSize = "0.75rem", LetterSpacing = "0.04em", TextTransform = "none" },
        },
    };
}
