import { html, nothing, type TemplateResult } from 'lit';
import type { stepTexts } from './step.texts.js';

/** How long a step lasts, in a paragraph of its own: what stands before it may be the page's, in another language. One who says nothing of it by `messages` has none. */
export function stepTime(t: (key: keyof typeof stepTexts) => string): TemplateResult | typeof nothing {
  const text = t('step-time');
  return text ? html`<p class="auth-text">${text}</p>` : nothing;
}
