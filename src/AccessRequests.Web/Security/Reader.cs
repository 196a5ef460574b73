using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace AccessRequests.Web.Security;

/// <summary>Whom the scope serves, for what only some may see. Nobody until it is said, and nobody sees no restricted file.</summary>
public sealed class Reader
{
    public Guid? Id { get; private set; }

    public void Become(ClaimsPrincipal user) =>
        Id = user.Identity?.IsAuthenticated == true && Guid.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? id : null;
}

/// <summary>A circuit has a scope of its own, and keeps the person who opened it.</summary>
internal sealed class ReaderOfCircuit(Reader reader, AuthenticationStateProvider authentication) : CircuitHandler
{
    /// <summary>Before any other handler and any page.</summary>
    public override int Order => int.MinValue;

    public override async Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken) =>
        reader.Become((await authentication.GetAuthenticationStateAsync()).User);
}
