/** What a person does in a story: found by label, name and text, as a person would. */
import { expect, waitFor, within } from 'storybook/test';
import type { StoryContext } from '@storybook/web-components-vite';
import type { World } from './world.js';

type Context = Pick<StoryContext, 'canvasElement' | 'userEvent' | 'loaded'>;

export const worldOf = ({ loaded }: Pick<StoryContext, 'loaded'>): World => (loaded as { world: World }).world;

/** Types into fields, by their labels. */
export async function fill({ canvasElement, userEvent }: Context, values: Record<string, string>): Promise<void> {
  for (const [label, value] of Object.entries(values)) {
    const field = await within(canvasElement).findByLabelText(label, { selector: 'input, textarea' });
    await userEvent.clear(field);
    await userEvent.type(field, value);
  }
}

export async function press({ canvasElement, userEvent }: Context, name: string): Promise<void> {
  await userEvent.click(await within(canvasElement).findByRole('button', { name }));
}

/** Waits until a text can be seen. */
export async function see({ canvasElement }: Context, text: string | RegExp): Promise<void> {
  await waitFor(() => expect(within(canvasElement).getAllByText(text).some((element) => element.checkVisibility())).toBe(true), { timeout: 5000 });
}

/** Waits until the form says that something is under way. */
export async function seeBusy({ canvasElement }: Context): Promise<void> {
  await waitFor(() => expect(canvasElement.querySelector('form[aria-busy="true"]')).not.toBeNull());
}

/** Waits until a field is marked as wrong, with the reason. */
export async function seeInvalid(context: Context, label: string, reason: string): Promise<void> {
  await see(context, reason);
  await expect(within(context.canvasElement).getByLabelText(label)).toHaveAccessibleDescription(expect.stringContaining(reason));
}

/** The code sent last. */
export function lastCode(context: Pick<StoryContext, 'loaded'>): string {
  const message = worldOf(context).local.inbox.at(-1);
  if (!message) throw new Error('Nothing was sent.');
  return message.code;
}
