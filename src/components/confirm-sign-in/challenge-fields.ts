import type { TemplateResult } from 'lit';
import type { Values } from '../../flow/types.js';
import { attributeField } from '../base/attribute-field.js';
import type { attributeTexts } from '../base/attribute.texts.js';
import type { SignUpField } from '../base/sign-up-fields.js';

/** A field of a question: as in a sign-up, or one that hides what is typed. */
export type ChallengeField = Omit<SignUpField, 'type'> & { readonly type?: SignUpField['type'] | 'password' };

/** The fields of a question that the pool's own triggers ask: a list, or what a function makes of the question's public parameters. */
export type ChallengeFields = readonly ChallengeField[] | ((parameters: Values) => readonly ChallengeField[]);

/** An answer is typed once: browsers keep no such value, and yet let managers fill it in. */
const ONCE = 'one-time-code';

/** The fields as the page describes them; without a word of it one field for the answer. */
export function challengeFields(
  described: ChallengeFields | undefined,
  parameters: Values,
  { form, answerLabel }: { readonly form: string; readonly answerLabel: string },
): TemplateResult[] {
  const fields = typeof described === 'function' ? described(parameters) : described;
  return (fields?.length ? fields : [{ name: 'answer', label: answerLabel, autocomplete: ONCE }]).map((field, index) =>
    attributeField({ autocomplete: ONCE, ...field, label: field.label ?? field.name }, { form, t: (key: keyof typeof attributeTexts) => key, optionalText: '', chooseText: '', value: undefined, isLast: index + 1 >= (fields?.length ?? 0) }));
}
