/** What password managers, inside the browser and beside it, must find in a form (HTML, autofill; measured in Chromium and Firefox). */

const TOKENS: Readonly<Record<string, readonly string[]>> = {
  username: ['username'],
  password: ['current-password', 'new-password'],
  code: ['one-time-code'],
};

/** As it is written: Firefox reflects no `one-time-code` in the property. */
const tokenOf = (input: HTMLInputElement): string => input.getAttribute('autocomplete') ?? '';

const isPassword = (input: HTMLInputElement): boolean => /-password$/.test(tokenOf(input));

/** What is wrong with a form that is seen, in words; empty when nothing is. */
export function faultsOf(form: HTMLFormElement): string[] {
  const faults: string[] = [];
  const inputs = [...form.querySelectorAll('input')];
  const usernames = inputs.filter(({ name }) => name === 'username');
  if (form.getRootNode() !== document || !document.contains(form)) faults.push('a shadow root stands between document and form');
  if (form.method !== 'post') faults.push('the form would send its values in an address');
  if (form.hidden) faults.push('the form is hidden by its attribute');
  for (const input of inputs) {
    if (input.form !== form) faults.push(`${input.name} belongs to another form`);
    if (input.type === 'hidden') faults.push(`${input.name} is type=hidden`);
    const tokens = TOKENS[input.name];
    if (tokens && !tokens.includes(tokenOf(input))) faults.push(`${input.name} has autocomplete="${tokenOf(input)}"`);
    if (input.type === 'password' && !isPassword(input)) faults.push(`${input.name} is a password without its token`);
  }
  if (inputs.some(isPassword) && usernames.length !== 1) faults.push(`a password stands beside ${usernames.length} user names`);
  if (inputs.filter((input) => tokenOf(input) === 'one-time-code' || input.inputMode === 'numeric').length > 1) faults.push('a code has several inputs');
  if (form.querySelectorAll('[type=submit]').length !== 1) faults.push('there is not one button that sends');
  return faults;
}
