/** What a person sees and does in a page. */
import { EMAIL, PASSWORD } from './pool.js';

/** How long a page may take on a busy machine, in milliseconds. */
const PATIENCE = 10_000;

// The page's own timers may be counted by then.
const later = window.setTimeout.bind(window);

/** Waits for what a person would wait for. */
export async function until(condition: () => boolean, what: string): Promise<void> {
  const end = performance.now() + PATIENCE;
  while (!condition()) {
    if (performance.now() > end) throw new Error(`Never happened: ${what}`);
    await new Promise((resolve) => { later(resolve, 10); });
  }
}

/** The forms that can be seen within. */
export const visibleForms = (root: ParentNode): HTMLFormElement[] => [...root.querySelectorAll('form')].filter((form) => form.checkVisibility());

export const isVisible = (element: Element | null): boolean => Boolean(element?.checkVisibility());

/** The one form that is seen, once it is there with its fields. */
export async function formIn(root: ParentNode): Promise<HTMLFormElement> {
  await until(() => visibleForms(root).length === 1 && visibleForms(root)[0]!.elements.length > 0, 'one form with fields is seen');
  return visibleForms(root)[0]!;
}

export function control(form: HTMLFormElement, name: string): HTMLInputElement {
  const found = form.elements.namedItem(name);
  if (!(found instanceof HTMLInputElement)) throw new Error(`The form has no field ${name}`);
  return found;
}

export const valueOf = (form: HTMLFormElement, name: string): string => control(form, name).value;

export function type(form: HTMLFormElement, values: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(values)) {
    control(form, name).value = value;
    control(form, name).dispatchEvent(new InputEvent('input', { bubbles: true }));
  }
}

/** Signs in by the form that is seen; answers when somebody is signed in. */
export async function signIn(root: ParentNode & EventTarget, password = PASSWORD): Promise<void> {
  const form = await formIn(root);
  const arrived = new Promise((resolve) => { root.addEventListener('auth-authenticated', resolve, { once: true }); });
  type(form, { username: EMAIL, password });
  form.requestSubmit();
  await arrived;
}

/** Sends a wrong password by the form that is seen; answers with the message that it is met by. */
export async function failToSignIn(root: ParentNode): Promise<string> {
  const form = await formIn(root);
  const message = (): string => form.querySelector('[role=alert]')?.textContent ?? '';
  type(form, { username: EMAIL, password: 'Wrong-password-1' });
  form.requestSubmit();
  await until(() => message() !== '', 'a message is seen');
  return message();
}
