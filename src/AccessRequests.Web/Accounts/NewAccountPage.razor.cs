using AccessRequests.Web.Forms;
using FluentValidation;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace AccessRequests.Web.Accounts;

public sealed partial class NewAccountPage
{
    private readonly AccountForm _form = new();
    private FluentValidation<AccountForm>? _validation;
    private string? _password;
    private bool _busy;

    [CascadingParameter]
    public required Task<AuthenticationState> Authentication { get; set; }

    [Inject]
    public required CreateAccount CreateAccount { get; init; }

    private async Task CreateAsync()
    {
        _busy = true;

        try
        {
            _password = await CreateAccount.ExecuteAsync(_form, (await Authentication).User);
        }
        catch (ValidationException refusal)
        {
            _validation!.Show(refusal);
        }
        finally
        {
            _busy = false;
        }
    }
}
