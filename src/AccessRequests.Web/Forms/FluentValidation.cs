using FluentValidation;
using FluentValidation.Results;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.JSInterop;

namespace AccessRequests.Web.Forms;

/// <summary>
/// Puts the messages of a form's validator on its fields, also on those of nested objects and of the members of collections.
/// A field that was touched is checked alone; the submission checks the whole form.
/// </summary>
public sealed class FluentValidation<TForm> : ComponentBase, IDisposable
{
    private bool _leadsToFault;
    private ValidationMessageStore? _messages;
    private EditContext? _attached;

    [CascadingParameter]
    public required EditContext Form { get; set; }

    [Inject]
    public required IValidator<TForm> Validator { get; init; }

    [Inject]
    public required IJSRuntime Script { get; init; }

    public void Dispose() => Detach();

    /// <summary>Shows what a use case refused although the form was sound: a number taken meanwhile.</summary>
    public void Show(ValidationException refusal)
    {
        _messages!.Clear();
        Add(refusal.Errors);
        Form.NotifyValidationStateChanged();
        LeadToFault();
    }

    protected override void OnParametersSet()
    {
        if (ReferenceEquals(_attached, Form))
        {
            return;
        }

        Detach();
        _attached = Form;
        _messages = new ValidationMessageStore(Form);
        Form.OnValidationRequested += ValidateForm;
        Form.OnFieldChanged += ValidateField;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!_leadsToFault)
        {
            return;
        }

        _leadsToFault = false;

        try
        {
            await using var forms = await Script.InvokeAsync<IJSObjectReference>("import", "./js/forms.js");
            await forms.InvokeVoidAsync("focusFirstFault");
        }
        catch (JSDisconnectedException)
        {
            // The browser is gone.
        }
    }

    /// <summary>Once the messages are drawn: the keyboard and a screen reader go to the first of them.</summary>
    private void LeadToFault()
    {
        _leadsToFault = Form.GetValidationMessages().Any();
        _ = InvokeAsync(StateHasChanged);
    }

    private void ValidateForm(object? sender, ValidationRequestedEventArgs e)
    {
        _messages!.Clear();
        Add(Validator.Validate((TForm)Form.Model).Errors);
        Form.NotifyValidationStateChanged();
        LeadToFault();
    }

    private void ValidateField(object? sender, FieldChangedEventArgs e)
    {
        _messages!.Clear(e.FieldIdentifier);
        Add(Validator.Validate((TForm)Form.Model).Errors, only: e.FieldIdentifier);
        Form.NotifyValidationStateChanged();
    }

    private void Add(IEnumerable<ValidationFailure> failures, FieldIdentifier? only = null)
    {
        foreach (var failure in failures)
        {
            var field = FieldPath.Find(Form.Model, failure.PropertyName);

            if (only is null || field.Equals(only.Value))
            {
                _messages!.Add(field, failure.ErrorMessage);
            }
        }
    }

    private void Detach()
    {
        if (_attached is not null)
        {
            _attached.OnValidationRequested -= ValidateForm;
            _attached.OnFieldChanged -= ValidateField;
        }
    }
}
