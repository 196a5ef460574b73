// Takes whoever submitted a form to its first fault.
export function focusFirstFault() {
  const fault = [...document.querySelectorAll('[aria-invalid="true"], .mud-input-error :is(input, textarea), .validation-message')]
    .find(element => element.offsetParent !== null);
  if (!fault) { return; }
  const field = fault.matches('.validation-message') ? fault.closest('fieldset')?.querySelector('input, select, textarea, button') ?? fault : fault;
  field.scrollIntoView({ block: 'center' });
  field.focus({ preventScroll: true });
}
