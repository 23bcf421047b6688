/** What a person does in a story: found by label, name and text, as a person would, in whatever language the story speaks. */
import { expect, waitFor, within } from 'storybook/test';
import type { StoryContext } from '@storybook/web-components-vite';
import { readerAt } from './reader.js';
import type { World } from './world.js';

type Context = Pick<StoryContext, 'canvasElement' | 'userEvent' | 'loaded'>;
type Canvas = Pick<StoryContext, 'canvasElement'>;

export const worldOf = ({ loaded }: Pick<StoryContext, 'loaded'>): World => (loaded as { world: World }).world;

/** The field of a label. */
export async function field({ canvasElement }: Canvas, label: string): Promise<HTMLElement> {
  const says = await readerAt(canvasElement);
  return within(canvasElement).findByLabelText((text) => says(text, label), { selector: 'input, textarea, select' });
}

/** The button of an accessible name. */
export async function button({ canvasElement }: Canvas, name: string | RegExp): Promise<HTMLElement> {
  const says = await readerAt(canvasElement);
  return within(canvasElement).findByRole('button', { name: (text) => says(text, name) });
}

/** Types into fields, by their labels. */
export async function fill(context: Context, values: Record<string, string>): Promise<void> {
  for (const [label, value] of Object.entries(values)) {
    const input = await field(context, label);
    await context.userEvent.clear(input);
    await context.userEvent.type(input, value);
  }
}

export async function press(context: Context, name: string | RegExp): Promise<void> {
  await context.userEvent.click(await button(context, name));
}

/** Waits until a text can be seen. */
export async function see({ canvasElement }: Canvas, text: string | RegExp): Promise<void> {
  const says = await readerAt(canvasElement);
  await waitFor(() => expect(within(canvasElement).getAllByText((shown) => says(shown, text)).some((element) => element.checkVisibility())).toBe(true), { timeout: 5000 });
}

/** Whether a text stands nowhere. */
export async function isAbsent({ canvasElement }: Canvas, text: string): Promise<boolean> {
  const says = await readerAt(canvasElement);
  return within(canvasElement).queryAllByText((shown) => says(shown, text)).length === 0;
}

/** Waits until a text that is found by other ways, such as a name, says what is looked for. */
export async function seeThat({ canvasElement }: Canvas, shown: () => string | null | undefined, wanted: string): Promise<void> {
  const says = await readerAt(canvasElement);
  await waitFor(() => expect(says(shown() ?? '', wanted)).toBe(true));
}

/** Waits until the form says that something is under way. */
export async function seeBusy({ canvasElement }: Canvas): Promise<void> {
  await waitFor(() => expect(canvasElement.querySelector('form[aria-busy="true"]')).not.toBeNull());
}

/** Waits until a field is marked as wrong, and described by the reason. */
export async function seeInvalid(context: Canvas, label: string, reason: string): Promise<void> {
  await see(context, reason);
  const input = await field(context, label);
  const says = await readerAt(input);
  const descriptions = (input.getAttribute('aria-describedby') ?? '').split(' ').map((id) => document.getElementById(id)?.textContent ?? '');
  await expect(input).toHaveAttribute('aria-invalid', 'true');
  await expect(descriptions.some((text) => says(text, reason))).toBe(true);
}

/** Opens the link sent last, as the e-mail program of a person does. */
export async function openLink(context: Pick<StoryContext, 'loaded'>): Promise<void> {
  const { local } = worldOf(context);
  await expect((await local.fetch(local.inbox.at(-1)?.link ?? '')).status).toBe(200);
}

/** The code sent last. */
export function lastCode(context: Pick<StoryContext, 'loaded'>): string {
  const message = worldOf(context).local.inbox.at(-1);
  if (!message) throw new Error('Nothing was sent.');
  return message.code;
}
