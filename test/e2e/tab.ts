/** What a person does in a page: fill a field, press a button, read a text. Found by label and name, through open shadow roots. */
import type { ElementHandle, Page } from 'puppeteer-core';

const DEADLINE_MS = 30_000;
const POLL_MS = 25;

/** How often a button that moves is gone after. */
const TRIES = 5;

/** Runs in the page: the visible fields of a label, or the visible buttons and links of a name. */
function findVisible(kind: 'field' | 'button', name: string): Element | null {
  const selector = kind === 'field' ? 'input, select, textarea' : 'button, a[href], [role="button"], input[type="submit"], summary';
  const text = (value: string | null | undefined): string => (value ?? '').replace(/\s+/g, ' ').trim();
  const all = (root: Document | ShadowRoot): Element[] => [
    ...root.querySelectorAll(selector),
    ...[...root.querySelectorAll('*')].flatMap((element) => (element.shadowRoot ? all(element.shadowRoot) : [])),
  ];
  const slotted = (element: Element): string => [...element.querySelectorAll('slot')].flatMap((slot) => slot.assignedNodes()).map(({ textContent }) => textContent).join(' ');
  const namesOf = (element: Element): string[] => [
    text(element.getAttribute('aria-label')),
    ...(element.getAttribute('aria-labelledby') ?? '').split(' ').filter(Boolean).map((id) => text((element.getRootNode() as Document).getElementById(id)?.textContent)),
    ...(kind === 'field' ? [...((element as HTMLInputElement).labels ?? [])].map((label) => text(label.textContent)) : [text(element.textContent), text(slotted(element)), text((element as HTMLInputElement).value)]),
  ];
  return all(document).find((element) => element.checkVisibility({ visibilityProperty: true }) && namesOf(element).includes(name)) ?? null;
}

/** Runs in the page: its visible text, with that of open shadow roots. */
function visibleText(): string {
  const read = (node: Node): string => {
    if (node.nodeType === Node.TEXT_NODE) return node.textContent ?? '';
    // Where a word may be broken it is one word still.
    if (node.nodeName === 'WBR') return '\u200B';
    if (node instanceof Element && (!node.checkVisibility({ visibilityProperty: true }) && getComputedStyle(node).display !== 'contents')) return '';
    if (node instanceof HTMLSlotElement && node.assignedNodes().length > 0) return node.assignedNodes().map(read).join(' ');
    const children = node instanceof Element && node.shadowRoot ? node.shadowRoot.childNodes : node.childNodes;
    return [...children].map(read).join(' ');
  };
  // On the way from one page to the next there is no body for a moment.
  const body = document.body as HTMLElement | null;
  return body ? read(body).replace(/\s*\u200B\s*/g, '').replace(/\s+/g, ' ').trim() : '';
}

/** Runs in the page: what a click is noted on. */
function noteClick(button: Element): { isHit: boolean } {
  const note = { isHit: false };
  button.addEventListener('click', () => { note.isHit = true; }, { once: true, capture: true });
  return note;
}

/** Clicks where a button stands. Answers whether it was still there: a page that is being laid out may move it away from under the pointer. */
async function isHit(button: ElementHandle): Promise<boolean> {
  const note = await button.evaluateHandle(noteClick);
  try {
    await button.click();
  } catch (error) {
    // Rendered anew meanwhile.
    if (/detached|not clickable|no node|stale/i.test(String(error))) return false;
    throw error;
  }
  // A page that is left by the click answers no more.
  return note.evaluate(({ isHit: answer }) => answer).catch(() => true);
}

export interface Tab {
  readonly page: Page;
  /** Replaces what the field holds by typing, as a person would. */
  fill(label: string, value: string): Promise<void>;
  press(name: string): Promise<void>;
  /** Waits until the page shows the text. */
  see(text: string): Promise<void>;
  /** Waits until the page no longer shows the text. */
  miss(text: string): Promise<void>;
  text(): Promise<string>;
  /** Waits until the function, run in the page, answers something true. */
  until(check: (...args: never[]) => unknown, ...args: unknown[]): Promise<void>;
}

export function createTab(page: Page): Tab {
  page.setDefaultTimeout(DEADLINE_MS);
  const waiting = { polling: POLL_MS, timeout: DEADLINE_MS };

  async function find(kind: 'field' | 'button', name: string): Promise<ElementHandle> {
    try {
      return (await page.waitForFunction(findVisible, waiting, kind, name)) as ElementHandle;
    } catch (cause) {
      throw new Error(`No visible ${kind} is called "${name}". The page shows: ${await page.evaluate(visibleText)}`, { cause });
    }
  }

  async function show(text: string, shown: boolean): Promise<void> {
    // The function is sent as text, so that the check can call it in the page.
    const check = `((${visibleText.toString()})().includes(${JSON.stringify(text)})) === ${String(shown)}`;
    try {
      await page.waitForFunction(check, waiting);
    } catch (cause) {
      throw new Error(`The page ${shown ? 'does not show' : 'still shows'} "${text}". It shows: ${await page.evaluate(visibleText)}`, { cause });
    }
  }

  return {
    page,
    async fill(label, value) {
      const field = await find('field', label);
      await field.focus();
      await field.evaluate((element) => (element as HTMLInputElement).select());
      await page.keyboard.press('Backspace');
      await field.type(value);
    },
    async press(name) {
      for (let tries = 0; tries < TRIES; tries++) if (await isHit(await find('button', name))) return;
      throw new Error(`"${name}" cannot be pressed: something else is in the way. The page shows: ${await page.evaluate(visibleText)}`);
    },
    see: (text) => show(text, true),
    miss: (text) => show(text, false),
    text: () => page.evaluate(visibleText),
    async until(check, ...args) {
      await page.waitForFunction(check as (...args: unknown[]) => unknown, waiting, ...args);
    },
  };
}
