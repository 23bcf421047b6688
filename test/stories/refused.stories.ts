/** Stories with one fault each, for the check of the stories to find. The sidebar does not list them. */
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect } from 'storybook/test';

const meta: Meta = {
  title: 'Refused',
  tags: ['refused', '!dev', '!autodocs'],
  render: () => html`<p>Nothing is wrong here.</p>`,
};
export default meta;

export const InputWithoutLabel: StoryObj = { render: () => html`<input>` };

export const InputWithoutLabelInAShadowRoot: StoryObj = {
  render: () => {
    const host = document.createElement('div');
    host.attachShadow({ mode: 'open' }).innerHTML = '<input>';
    return host;
  },
};

export const FaintTextInTheDark: StoryObj = {
  render: () => html`<p style="background: light-dark(#fff, #222); color: light-dark(#000, #333)">Hardly to be read.</p>`,
};

export const TooWide: StoryObj = { render: () => html`<p style="inline-size: 400px">Does not fit.</p>` };

export const ConsoleError: StoryObj = { play: () => { console.error('something is wrong'); } };

export const StateNeverReached: StoryObj = {
  play: async ({ canvas }) => { await expect(canvas.queryByText('Signed in')).not.toBeNull(); },
};
