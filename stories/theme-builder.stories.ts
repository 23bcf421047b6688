import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, waitFor, within } from 'storybook/test';
import { defineThemeBuilder } from './theme-builder/define.js';

defineThemeBuilder();

/** A theme from a brand colour, a radius, a density and a font: every screen live in the light and in the dark, the contrast of every pair, and the result as CSS or design tokens. */
const meta: Meta = {
  title: 'Theme builder',
  tags: ['!autodocs'],
  parameters: { layout: 'fullscreen', bare: true, controls: { disable: true } },
  render: () => html`<theme-builder></theme-builder>`,
};
export default meta;

/** The screens come one after the other meanwhile. */
export const Default: StoryObj = {
  play: async ({ canvasElement }) => { await within(canvasElement).findByText(/pairs have the contrast/); },
};

/** The ready themes, as their files have them. */
export const BeginsWithAReadyTheme: StoryObj = {
  render: () => html`<theme-builder .only=${'Sign in'}></theme-builder>`,
  play: async ({ canvasElement, userEvent }) => {
    await userEvent.selectOptions(canvasElement.querySelector('[name="theme"]')!, 'terminal');
    await waitFor(() => expect(canvasElement.querySelector('[aria-label="The theme"]')).toHaveTextContent('--auth-color-surface: light-dark('));
    await within(canvasElement).findByText(/pairs have the contrast/);
  },
};

export const AFailingPairIsNamed: StoryObj = {
  render: () => html`<theme-builder .only=${'Sign in'}></theme-builder>`,
  play: async ({ canvasElement }) => {
    const link = canvasElement.querySelector<HTMLInputElement>('[aria-label="Links, focus, dark"]')!;
    link.value = '#9aa4ff';
    link.dispatchEvent(new Event('input'));
    const hints = canvasElement.querySelector<HTMLInputElement>('[aria-label="Lines, light"]')!;
    hints.value = '#dddddd';
    hints.dispatchEvent(new Event('input'));
    await within(canvasElement).findByText(/pairs have the contrast/);
    const border = canvasElement.querySelector<HTMLInputElement>('[aria-label="Field edges, light"]')!;
    border.value = '#e0e0e0';
    border.dispatchEvent(new Event('input'));
    await within(canvasElement).findByText(/A field’s edge on the card, light: 1\.\d+, not 3/);
  },
};

/** A red brand: what is wrong must not look like what is to be pressed. */
export const ABrandLikeAProblem: StoryObj = {
  render: () => html`<theme-builder .only=${'Sign in'}></theme-builder>`,
  play: async ({ canvasElement }) => {
    await expect(canvasElement).not.toHaveTextContent('hard to tell');
    const brand = canvasElement.querySelector<HTMLInputElement>('#brand')!;
    brand.value = '#c8102e';
    brand.dispatchEvent(new Event('change'));
    await within(canvasElement).findByText(/hard to tell from the button \(light\)/);
  },
};
