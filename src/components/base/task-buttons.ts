import { html, type TemplateResult } from 'lit';
import type { TextParams } from '../../i18n/texts.js';
import type { taskTexts } from './task.texts.js';

type Translate = (key: keyof typeof taskTexts, params?: TextParams) => string;

/** A button about one thing of a list; its accessible name goes on with that thing's, so that it begins with what can be seen (WCAG 2.2 §2.5.3). */
export const actionButton = (t: Translate, action: string, target: string, text: string, thing: string): TemplateResult => html`<button
  class="auth-link" type="button" data-auth-action=${action} data-auth-target=${target} aria-label=${t('task-action', { action: text, thing })}>${text}</button>`;

export const dangerButton = (text: string): TemplateResult => html`<button class="auth-button auth-danger" type="submit">${text}</button>`;
