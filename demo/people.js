/** "Use" types a person's email and password into the sign-in form, which is in the page like any other. */
const hint = document.querySelector('#people-hint');

for (const button of document.querySelectorAll('button[data-username]')) {
  button.addEventListener('click', () => {
    const form = document.querySelector('auth-sign-in form');
    const isVisible = form?.checkVisibility() ?? false;
    hint.textContent = isVisible ? '' : 'Go back to the sign-in form first, or sign out.';
    if (isVisible) fill(form, button.dataset);
  });
}

document.addEventListener('auth-state-change', () => { hint.textContent = ''; });

function fill(form, { username, password }) {
  type(form.elements.username, username);
  type(form.elements.password, password);
  form.querySelector('[type="submit"]').focus();
}

function type(field, text) {
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
}
