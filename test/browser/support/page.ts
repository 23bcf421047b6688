/** What a person does with a page: finds fields by label and buttons by name, types, presses, reads. */
import { sendKeys } from '@web/test-runner-commands';
import { render, type TemplateResult } from 'lit';
import { until } from './until.js';

export type Field = HTMLInputElement | HTMLSelectElement;

/** Milliseconds; `until` gives up earlier, and says what it waited for. */
const LIMIT = 20_000;

let stage: HTMLElement | undefined;

document.title = 'A site';
document.documentElement.lang = 'en';

beforeEach(function () { this.currentTest?.timeout(LIMIT); });

afterEach(() => {
  stage?.remove();
  stage = undefined;
  document.documentElement.lang = 'en';
  localStorage.clear();
  sessionStorage.clear();
});

/** Puts elements into the page, in place of what was there. Returns the first of them. */
export function mount<E extends HTMLElement = HTMLElement>(content: TemplateResult): E {
  stage?.remove();
  stage = document.createElement('main');
  document.body.append(stage);
  render(content, stage);
  return stage.firstElementChild as E;
}

/** A text with its runs of blanks made one, as it is seen. */
export const squeeze = (text: string | null | undefined): string => (text ?? '').replace(/\s+/g, ' ').trim();

const isVisible = (element: Element): boolean => element.checkVisibility({ visibilityProperty: true });

/** All elements of a selector, through open shadow roots. */
function all(selector: string, root: ParentNode = stage ?? document): Element[] {
  return [...root.querySelectorAll(selector), ...[...root.querySelectorAll('*')].flatMap(({ shadowRoot }) => (shadowRoot ? all(selector, shadowRoot) : []))];
}

/** Whether an element or its content can be seen: what is clipped away is for screen readers only. */
function isSeen(element: Element): boolean {
  const { display, clipPath } = getComputedStyle(element);
  return clipPath !== 'inset(50%)' && (display === 'contents' || isVisible(element));
}

/** The text of a node as it is seen: slots filled, hidden parts left out. */
function textOf(node: Node): string {
  if (node.nodeType === Node.TEXT_NODE) return node.textContent ?? '';
  if (node instanceof Element && !isSeen(node)) return '';
  if (node instanceof HTMLSlotElement && node.assignedNodes().length) return node.assignedNodes().map(textOf).join(' ');
  const { childNodes } = node instanceof Element && node.shadowRoot ? node.shadowRoot : node;
  return [...childNodes].map(textOf).join(' ');
}

/** A code as a keyboard for Arabic types it. */
export const inArabic = (code: string): string => code.replace(/\d/g, (digit) => String.fromCodePoint(0x660 + Number(digit)));

/** What the page shows at the moment. */
export const shown = (): string => squeeze(textOf(stage ?? document.body));

/** All elements of a selector that can be seen, through open shadow roots. */
export const visible = <E extends Element>(selector: string): E[] => all(selector).filter((element): element is E => isVisible(element));

const labelOf = (field: Field): string => squeeze(field.getAttribute('aria-label') ?? [...field.labels ?? []].map(({ textContent }) => textContent).join(' '));

export const nameOf = (button: Element): string => squeeze(button.getAttribute('aria-label') ?? (button.querySelector('slot') ? textOf(button) : button.textContent));

/** The visible field of a label, at once; undefined when there is none. */
export const findField = (label: string): Field | undefined => all('input, select').find((field): field is Field => isVisible(field) && labelOf(field as Field) === label);

export const findButton = (name: string): HTMLButtonElement | undefined => all('button').find((button): button is HTMLButtonElement => isVisible(button) && nameOf(button) === name);

export const field = (label: string): Promise<Field> => until(() => findField(label), () => `No visible field is called “${label}”. The page shows: ${shown()}`);

export const button = (name: string): Promise<HTMLButtonElement> => until(() => findButton(name), () => `No visible button is called “${name}”. The page shows: ${shown()}`);

/** Types a value into a field, in place of what it holds. */
export async function fill(label: string, value: string): Promise<void> {
  const control = await field(label);
  control.value = value;
  control.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
}

/** Fills several fields, in order. */
export async function fillAll(values: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, value] of Object.entries(values)) await fill(label, value);
}

/** Ticks a checkbox. */
export async function tick(label: string): Promise<void> {
  const control = await field(label);
  if (!(control instanceof HTMLInputElement) || control.type !== 'checkbox') throw new Error(`“${label}” is no checkbox.`);
  control.click();
}

export async function press(name: string): Promise<void> {
  (await button(name)).click();
}

/** Presses the Enter key, for real, in a field. */
export async function pressEnterIn(label: string): Promise<void> {
  (await field(label)).focus();
  await sendKeys({ press: 'Enter' });
}

/** Waits until the page shows a text. */
export const see = (text: string): Promise<unknown> => until(() => shown().includes(text), () => `The page does not show “${text}”. It shows: ${shown()}`);

/** Waits until the page no longer shows a text. */
export const miss = (text: string): Promise<unknown> => until(() => !shown().includes(text), () => `The page still shows “${text}”. It shows: ${shown()}`);

/** Waits until a field is marked as wrong and described by a text. */
export async function seeProblem(label: string, text: string): Promise<void> {
  const control = await field(label);
  await until(() => control.ariaInvalid === 'true' && describedBy(control).includes(text), () => `“${label}” is not described by “${text}”: ${describedBy(control)}. The page shows: ${shown()}`);
}

/** Waits until an alert, which is no field's, says a text. */
export const seeAlert = (text: string): Promise<unknown> =>
  until(() => all('[role="alert"]').some((alert) => isVisible(alert) && squeeze(alert.textContent) === text), () => `No alert says “${text}”. The page shows: ${shown()}`);

/** What the alerts say that can be seen. */
export const alerts = (): string[] => all('[role="alert"]').filter(isVisible).map(({ textContent }) => squeeze(textContent)).filter(Boolean);

/** Waits until somebody who does not see the page has been told a text. */
export const hear = (text: string): Promise<unknown> =>
  until(() => announcements().some((said) => said.includes(text)), () => `Nobody says “${text}”, only: ${announcements().join(' | ')}`);

/** What the live regions say. */
export const announcements = (): string[] => all('[role="status"]').map(({ textContent }) => squeeze(textContent)).filter(Boolean);

/** How often somebody who does not see the page is told a text: by what is announced, and by what has the focus, with its description. */
export function timesSaid(text: string): number {
  const regions = all('[role="status"], [role="alert"], [aria-live]').filter(isVisible).map(({ textContent }) => squeeze(textContent));
  const active = document.activeElement;
  return [...regions, focused(), active instanceof HTMLInputElement ? describedBy(active) : ''].filter((said) => said.includes(text)).length;
}

/** Waits until a field, or a button, has the focus. */
export const focusIsOn = (label: string): Promise<unknown> => until(() => focused() === label, () => `The focus is on “${focused()}”, not on “${label}”. The page shows: ${shown()}`);

/** The label or text of what has the focus; empty when nothing has. */
export function focused(): string {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  if (!active || active === document.body) return '';
  if (active instanceof HTMLInputElement || active instanceof HTMLSelectElement) return labelOf(active);
  return active instanceof HTMLButtonElement ? nameOf(active) : squeeze(active.textContent);
}

/** The text of all that describes a field. */
export const describedBy = (control: Field): string =>
  squeeze((control.getAttribute('aria-describedby') ?? '').split(/\s+/).map((id) => document.getElementById(id)?.textContent ?? '').join(' '));

/** The values of all fields of the page, be they seen or not. */
export const values = (): string[] => all('input, select, textarea').map((control) => (control as Field).value);
