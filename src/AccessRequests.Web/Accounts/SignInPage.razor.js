// Demonstration only: signs in as the chosen person.
for (const button of document.querySelectorAll("button[data-email]")) {
  button.addEventListener("click", () => {
    const email = document.getElementById("email");
    email.value = button.dataset.email;
    document.getElementById("password").value = button.dataset.password;
    email.form.requestSubmit();
  });
}
