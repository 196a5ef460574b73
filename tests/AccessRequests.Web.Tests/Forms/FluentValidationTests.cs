using AccessRequests.Web.Forms;
using Bunit;
using FluentValidation;
using FluentValidation.Results;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.DependencyInjection;

namespace AccessRequests.Web.Tests.Forms;

public sealed class FluentValidationTests : PageTest
{
    private readonly Order _order = new() { Lines = [new Line { Text = "un" }, new Line()], Sender = new Person() };
    private EditContext _context = null!;

    public FluentValidationTests() => Services.AddSingleton<IValidator<Order>, OrderValidator>();

    [Fact]
    public void A_submission_puts_every_message_on_its_own_field_down_to_the_members_of_a_list()
    {
        OpenForm();

        Assert.False(_context.Validate());

        Assert.Equal(["Objet manquant"], Messages(_order, nameof(Order.Subject)));
        Assert.Equal(["Nom manquant"], Messages(_order.Sender, nameof(Person.Name)));
        Assert.Empty(Messages(_order.Lines[0], nameof(Line.Text)));
        Assert.Equal(["Texte manquant"], Messages(_order.Lines[1], nameof(Line.Text)));
    }

    [Fact]
    public void A_field_that_was_touched_is_checked_alone()
    {
        OpenForm();

        _context.NotifyFieldChanged(new FieldIdentifier(_order, nameof(Order.Subject)));

        Assert.Equal(["Objet manquant"], _context.GetValidationMessages());
    }

    [Fact]
    public void A_corrected_form_is_valid()
    {
        OpenForm();
        _context.Validate();

        _order.Subject = "Objet";
        _order.Sender.Name = "Nom";
        _order.Lines[1].Text = "deux";

        Assert.True(_context.Validate());
    }

    [Fact]
    public async Task What_a_use_case_refuses_is_shown_on_its_field_too()
    {
        var adapter = OpenForm();

        await adapter.InvokeAsync(() => adapter.Instance.Show(new ValidationException([new ValidationFailure("Subject", "Objet déjà pris")])));

        Assert.Equal(["Objet déjà pris"], Messages(_order, nameof(Order.Subject)));
    }

    private IRenderedComponent<FluentValidation<Order>> OpenForm()
    {
        _context = new EditContext(_order);
        return Render<FluentValidation<Order>>(form => form.AddCascadingValue(_context));
    }

    private IEnumerable<string> Messages(object model, string field) => _context.GetValidationMessages(new FieldIdentifier(model, field));

    public sealed class Order
    {
        public string Subject { get; set; } = "";

        public Person Sender { get; set; } = new();

        public List<Line> Lines { get; set; } = [];
    }

    public sealed class Person
    {
        public string Name { get; set; } = "";
    }

    public sealed class Line
    {
        public string Text { get; set; } = "";
    }

    private sealed class OrderValidator : AbstractValidator<Order>
    {
        public OrderValidator()
        {
            RuleFor(order => order.Subject).NotEmpty().WithMessage("Objet manquant");
            RuleFor(order => order.Sender).ChildRules(person => person.RuleFor(p => p.Name).NotEmpty().WithMessage("Nom manquant"));
            RuleForEach(order => order.Lines).ChildRules(line => line.RuleFor(l => l.Text).NotEmpty().WithMessage("Texte manquant"));
        }
    }
}
