/** Screens opened with all their texts, and what of them does not fit. */
import { mount, press, see } from './page.js';
import type { ScreenCase } from './screens.js';
import { createWorld } from './world.js';

/** WCAG 2.2 §1.4.10: 320 CSS pixels, of which a page's margins take some. */
export const NARROW = 288;

export const stageOf = (): HTMLElement => document.querySelector<HTMLElement>('main')!;

export async function open(screen: ScreenCase): Promise<void> {
  const world = await createWorld(screen.options);
  const auth = world.auth();
  mount(screen.alone(auth));
  await screen.reach(auth, world);
  await see(screen.title);
}

/** Brings out the fields' messages too, where there are fields that may not stay empty. */
export async function openWithProblems(screen: ScreenCase): Promise<void> {
  await open(screen);
  if (screen.required.length === 0) return;
  await press(screen.button);
  await see('Fill in this field.');
}

/** All that is seen, through shadow roots. */
export const seen = (root: ParentNode = stageOf()): HTMLElement[] => [...root.querySelectorAll<HTMLElement>('*')]
  .flatMap((element) => [element, ...(element.shadowRoot ? seen(element.shadowRoot) : [])])
  .filter((element) => element.checkVisibility({ visibilityProperty: true }) && getComputedStyle(element).clipPath !== 'inset(50%)');

export const name = (element: Element): string => `<${element.localName} class="${element.getAttribute('class') ?? ''}"> ${element.textContent.trim().slice(0, 40)}`;

export function beyond(limit: DOMRect): string[] {
  return seen().filter((element) => { const { left, right, width } = element.getBoundingClientRect(); return width > 0 && (left < limit.left - 1 || right > limit.right + 1); }).map(name);
}

/** What lies over the page has all of it, the rest its place. */
export const roomOf = (): DOMRect => (seen().some((element) => element.matches('dialog, .menu')) ? new DOMRect(0, 0, innerWidth, innerHeight) : stageOf().getBoundingClientRect());

/** Texts that do not fit their own box. */
export const cutOff = (): string[] => seen()
  .filter((element) => element.matches('.auth-form *, .provider, .item, .who') && !element.matches('input, select, option') && element.clientWidth > 0)
  .filter((element) => element.scrollWidth > element.clientWidth + 1 || (getComputedStyle(element).overflowY !== 'visible' && element.scrollHeight > element.clientHeight + 1))
  .map((element) => `${name(element)}: ${element.scrollWidth} in ${element.clientWidth}, ${element.scrollHeight} in ${element.clientHeight}`);
