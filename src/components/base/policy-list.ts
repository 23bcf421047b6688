import { html, nothing, type TemplateResult } from 'lit';
import { checkPassword, type PasswordPolicy, type PasswordRule } from '../../core/password-policy.js';
import type { TextParams } from '../../i18n/texts.js';
import type { policyTexts } from './policy.texts.js';

const RULE_TEXTS: Readonly<Record<PasswordRule, keyof typeof policyTexts>> = {
  length: 'policy-length',
  lowercase: 'policy-lowercase',
  uppercase: 'policy-uppercase',
  number: 'policy-number',
  symbol: 'policy-symbol',
};

/** The policy as a checklist that follows what is typed. Nothing where no policy is known. */
export function policyList(id: string, password: string, policy: PasswordPolicy | undefined, t: (key: keyof typeof policyTexts, params?: TextParams) => string): TemplateResult | typeof nothing {
  const rules = policy ? checkPassword(password, policy) : [];
  if (!rules.length) return nothing;
  return html`<ul class="auth-policy" id=${id} aria-label=${t('policy-label')}>${rules.map(({ rule, isMet }) => html`
    <li class="auth-rule" ?data-met=${isMet}><span class="auth-hidden">${t(isMet ? 'policy-met' : 'policy-unmet')} </span>${t(RULE_TEXTS[rule], { count: policy?.minLength ?? 0 })}</li>`)}
  </ul>`;
}
