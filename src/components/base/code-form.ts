import { html, type TemplateResult } from 'lit';
import type { CodeDelivery } from '../../flow/types.js';
import type { TextParams } from '../../i18n/texts.js';
import { linkButton, submitButton, textField } from './fields.js';
import type { ResendWait } from './resend-wait.js';
import type { taskTexts } from './task.texts.js';

type Translate = (key: keyof typeof taskTexts, params?: TextParams) => string;

/** Where a code went, in one sentence. */
export function codeSentText(delivery: CodeDelivery | undefined, t: Translate): string {
  if (!delivery) return t('task-code-unknown');
  return t(delivery.medium === 'EMAIL' ? 'task-code-email' : 'task-code-sms', { destination: delivery.destination });
}

/** The one field of a code, and what can be done about it. */
export const codeForm = (form: string, t: Translate & Parameters<ResendWait['button']>[0], wait: ResendWait): TemplateResult => html`
  ${textField({ form, name: 'code', label: t('task-code-label'), autocomplete: 'one-time-code', inputmode: 'numeric', enterkeyhint: 'go' })}
  ${submitButton(t('task-code-button'))}
  <div class="auth-links">${wait.button(t)}${linkButton('back', t('task-back'))}</div>`;
