/** What a person does who has a keyboard alone, and where the focus is. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { SCREEN_TAGS } from '../../src/components/base/screen-tags.js';
import type { Tab } from './tab.js';

const ALL_TAGS = readdirSync('src/define').flatMap((file) => /defineElement\('(auth-[a-z-]+)'/.exec(readFileSync(`src/define/${file}`, 'utf8'))?.[1] ?? []);

/** The screens of the journey, by their elements. */
export const SCREENS: readonly string[] = Object.values(SCREEN_TAGS);

/** The other elements, but for those in which nothing of their own can have the focus, and the authenticator, which is around the screens. */
export const ACCOUNT_TAGS: readonly string[] = ALL_TAGS.filter((tag) => !SCREENS.includes(tag) && !['auth-provider', 'auth-signed-out', 'auth-authenticator'].includes(tag));

/** Runs in the page: the name of what has the focus, through open shadow roots; empty when nothing has. */
export function focused(): string {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  if (!active || active === document.body) return '';
  const text = (value: string | null | undefined): string => (value ?? '').replace(/\s+/g, ' ').trim();
  const labels = 'labels' in active ? [...((active as HTMLInputElement).labels ?? [])].map(({ textContent }) => textContent).join(' ') : '';
  const slotted = [...active.querySelectorAll('slot')].flatMap((slot) => slot.assignedNodes({ flatten: true })).map(({ textContent }) => textContent).join(' ');
  return text(active.getAttribute('aria-label')) || text(labels) || text(slotted) || text(active.textContent);
}

/** Runs in the page: the tags of our elements around what has the focus. */
function holders(): string[] {
  const tags: string[] = [];
  let active: Element | null | undefined = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  for (let node: Node | null | undefined = active; node; node = node instanceof ShadowRoot ? node.host : node.parentNode) {
    if (node instanceof Element && node.localName.startsWith('auth-')) tags.push(node.localName);
  }
  return tags;
}

/** Elements that have had the focus in this process, by the browser's name. */
export const visited = new Set<string>();

/** Waits until something has the focus. @throws {AssertionError} with what has it instead */
export async function focusIsOn(tab: Tab, name: string): Promise<void> {
  await tab.until(`(${focused.toString()})() === ${JSON.stringify(name)}` as never)
    .catch(async () => { assert.equal(await tab.page.evaluate(focused), name, `The page shows: ${await tab.text()}`); });
  for (const tag of await tab.page.evaluate(holders)) visited.add(tag);
}

export const press = (tab: Tab, key: Parameters<Tab['page']['keyboard']['press']>[0]): Promise<void> => tab.page.keyboard.press(key);

/** More than any form has stops. */
const MOST_STOPS = 30;

/** Presses Tab, or Shift and Tab, until something has the focus. @throws {Error} with what had it instead */
export async function tabTo(tab: Tab, name: string, direction: 'forward' | 'back' = 'forward'): Promise<void> {
  const passed: string[] = [];
  if (direction === 'back') await tab.page.keyboard.down('Shift');
  try {
    for (let presses = 0; presses < MOST_STOPS; presses++) {
      await press(tab, 'Tab');
      const now = await tab.page.evaluate(focused);
      if (now === name) return;
      passed.push(now);
    }
  } finally {
    if (direction === 'back') await tab.page.keyboard.up('Shift');
  }
  throw new Error(`Tab never came to "${name}", only to ${passed.join(', ')}`);
}

/** Goes to a button and presses it by the Enter key. */
export async function enter(tab: Tab, name: string, direction?: 'forward' | 'back'): Promise<void> {
  if (await tab.page.evaluate(focused) !== name) await tabTo(tab, name, direction);
  await press(tab, 'Enter');
}

/** Types in place of what the fields hold, from the one that has the focus on, and sends them by the Enter key. */
export async function typeInto(tab: Tab, values: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, value] of Object.entries(values)) {
    if (await tab.page.evaluate(focused) !== name) await tabTo(tab, name);
    await tab.page.evaluate(() => { if (document.activeElement instanceof HTMLInputElement) document.activeElement.select(); });
    await tab.page.keyboard.type(value);
  }
  await press(tab, 'Enter');
}

/** The stops of the Tab key from the beginning of the page to a name. */
export async function stopsUntil(tab: Tab, last: string): Promise<string[]> {
  const stops: string[] = [];
  while (stops.at(-1) !== last && stops.length < 2 * MOST_STOPS) {
    await press(tab, 'Tab');
    stops.push(await tab.page.evaluate(focused));
  }
  return stops;
}
