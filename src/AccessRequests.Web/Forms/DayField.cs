using AccessRequests.Domain;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using MudBlazor;

namespace AccessRequests.Web.Forms;

/// <summary>
/// The field of a day, typed as people write it or picked. What is no day stays as it was typed, is told in words and keeps the form from being sent: it never becomes
/// another day, nor none.
/// </summary>
public sealed class DayField : MudDatePicker
{
    public const string Refusal = "Cette date n’existe pas ou ne se comprend pas. Écrivez-la ainsi : 2026-11-20, 20/11/2026 ou 20 novembre 2026.";

    private readonly TypedDay _typed = new();
    private ValidationMessageStore? _messages;

    public DayField()
    {
        Editable = true;
        Variant = Variant.Outlined;
        Margin = Margin.Dense;
    }

    [CascadingParameter]
    private EditContext? Edited { get; set; }

    public override Task ClearAsync(bool close = true)
    {
        Withdraw();
        return base.ClearAsync(close);
    }

    protected override ValueTask DisposeAsyncCore()
    {
        Withdraw();
        return base.DisposeAsyncCore();
    }

    protected override IConverter<DateTime?, string?> GetDefaultConverter() => _typed;

    protected override async Task StringValueChangedAsync(string? value)
    {
        Withdraw();

        // Before the form hears of a field without a day: what it says of a missing one comes second.
        if (!TypedDay.IsUnderstood(value) && Edited is not null && For is not null)
        {
            _messages = new ValidationMessageStore(Edited);
            _messages.Add(FieldIdentifier.Create(For), Refusal);
        }

        await base.StringValueChangedAsync(value);
        Edited?.NotifyValidationStateChanged();

        if (_typed.Refused is not null)
        {
            await TellAsync(Refusal);
        }
        else if (ErrorTextState.Value == Refusal)
        {
            await TellAsync(null);
        }
    }

    private async Task TellAsync(string? error)
    {
        await ErrorState.SetValueAsync(error is not null);
        await ErrorTextState.SetValueAsync(error);
        StateHasChanged();
    }

    private void Withdraw()
    {
        _messages?.Clear();
        _messages = null;
        _typed.Forget();
    }

    /// <summary>Remembers the words that are no day: the picker shows what a missing day is written as, and would wipe them.</summary>
    private sealed class TypedDay : IReversibleConverter<DateTime?, string?>
    {
        public string? Refused { get; private set; }

        public static bool IsUnderstood(string? text) => string.IsNullOrWhiteSpace(text) || WrittenDay.TryParse(text) is not null;

        public void Forget() => Refused = null;

        public string? Convert(DateTime? input)
        {
            Refused = input is null ? Refused : null;
            return input is { } day ? $"{day:yyyy-MM-dd}" : Refused;
        }

        public DateTime? ConvertBack(string? input)
        {
            Refused = IsUnderstood(input) ? null : input;
            return WrittenDay.TryParse(input)?.ToDateTime(TimeOnly.MinValue);
        }
    }
}
