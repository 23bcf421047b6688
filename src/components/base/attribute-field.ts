import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import type { attributeTexts } from './attribute.texts.js';
import { field, optionalMark, type FieldOptions } from './fields.js';
import type { SignUpField } from './sign-up-fields.js';

interface Standard {
  readonly label: keyof typeof attributeTexts;
  readonly type?: SignUpField['type'];
  readonly autocomplete?: string;
}

/** The standard attributes (OpenID Connect Core §5.1) with what browsers can fill in (HTML, autofill field names). */
const STANDARD: Readonly<Record<string, Standard>> = {
  address: { label: 'attribute-address', autocomplete: 'street-address' },
  birthdate: { label: 'attribute-birthdate', type: 'date', autocomplete: 'bday' },
  email: { label: 'attribute-email', type: 'email', autocomplete: 'email' },
  family_name: { label: 'attribute-family_name', autocomplete: 'family-name' },
  gender: { label: 'attribute-gender', autocomplete: 'sex' },
  given_name: { label: 'attribute-given_name', autocomplete: 'given-name' },
  locale: { label: 'attribute-locale', autocomplete: 'language' },
  middle_name: { label: 'attribute-middle_name', autocomplete: 'additional-name' },
  name: { label: 'attribute-name', autocomplete: 'name' },
  nickname: { label: 'attribute-nickname', autocomplete: 'nickname' },
  phone_number: { label: 'attribute-phone_number', type: 'tel', autocomplete: 'tel' },
  picture: { label: 'attribute-picture', type: 'url', autocomplete: 'photo' },
  preferred_username: { label: 'attribute-preferred_username', autocomplete: 'nickname' },
  profile: { label: 'attribute-profile', type: 'url', autocomplete: 'url' },
  website: { label: 'attribute-website', type: 'url', autocomplete: 'url' },
  zoneinfo: { label: 'attribute-zoneinfo' },
};

/** Whether a field is an attribute of the user; what a page asks beside (terms accepted, …) is not sent to Cognito. */
export const isAttribute = (name: string): boolean => name in STANDARD || name.startsWith('custom:');

/** Reads `sign-up-attributes`: names separated by spaces or commas, or a list of names and fields. A name alone is a required field. */
export function readAttributeFields(value: string | readonly (string | SignUpField)[] | undefined): SignUpField[] {
  const list = typeof value === 'string' ? value.split(/[\s,]+/).filter(Boolean) : value ?? [];
  return list.map((entry) => (typeof entry === 'string' ? { name: entry } : entry));
}

export interface AttributeFieldContext {
  readonly form: string;
  readonly t: (key: keyof typeof attributeTexts) => string;
  readonly optionalText: string;
  readonly chooseText: string;
  readonly value: string | undefined;
  /** Whether the form ends with it: the Enter key of a keyboard on the screen sends it then. */
  readonly isLast: boolean;
}

/** A field of any native type. */
type AnyField = Omit<SignUpField, 'type'> & { readonly type?: string };

/** The row for an attribute: a native input, select or checkbox. */
export function attributeField(spec: AnyField, { form, t, optionalText, chooseText, value, isLast }: AttributeFieldContext): TemplateResult {
  const { name, required = true } = spec;
  const standard = STANDARD[name];
  const type = spec.type ?? standard?.type ?? 'text';
  const options: FieldOptions = {
    form, name, type, value, optionalText,
    label: spec.label ?? (standard ? t(standard.label) : name.replace(/^custom:/, '')),
    autocomplete: spec.autocomplete ?? standard?.autocomplete,
    inputmode: type === 'tel' || type === 'email' || type === 'url' ? type : undefined,
    enterkeyhint: isLast ? 'go' : 'next',
    isOptional: !required,
    autocapitalize: name.endsWith('name') ? 'words' : 'none',
  };
  if (type === 'checkbox') return checkbox(options);
  return field(options, type === 'select' ? select(options, spec, chooseText) : attributeInput(options, spec));
}

const attributeInput = ({ form, name, type = 'text', isOptional, value = '', ...rest }: FieldOptions, { placeholder, minlength, maxlength, pattern, min, max }: AnyField): TemplateResult => html`
  <input class="auth-input" id="${form}-${name}" name=${name} type=${type} value=${value} ?required=${!isOptional}
    autocomplete=${ifDefined(rest.autocomplete)} inputmode=${ifDefined(rest.inputmode)} enterkeyhint=${ifDefined(rest.enterkeyhint)}
    placeholder=${ifDefined(placeholder)} minlength=${ifDefined(minlength)} maxlength=${ifDefined(maxlength)} pattern=${ifDefined(pattern)} min=${ifDefined(min)} max=${ifDefined(max)}
    autocapitalize=${ifDefined(rest.autocapitalize)} spellcheck="false">`;

const select = ({ form, name, value = '', isOptional, autocomplete }: FieldOptions, { options = [] }: AnyField, chooseText: string): TemplateResult => html`
  <select class="auth-input auth-select" id="${form}-${name}" name=${name} ?required=${!isOptional} autocomplete=${ifDefined(autocomplete)}>
    <option value="" ?selected=${!value}>${chooseText}</option>
    ${options.map((option) => {
      const { value: own, label } = typeof option === 'string' ? { value: option, label: option } : option;
      return html`<option value=${own} ?selected=${own === value}>${label}</option>`;
    })}
  </select>`;

/** A checkbox sends `true` or `false`, as Cognito's attributes have it. */
const checkbox = ({ form, name, label, value, isOptional, optionalText }: FieldOptions): TemplateResult => html`
  <div class="auth-field">
    <label class="auth-check-label"><input class="auth-checkbox" type="checkbox" id="${form}-${name}" name=${name} value="true" ?checked=${value === 'true'} ?required=${!isOptional}>
      <span class="auth-check-text">${label}${isOptional && optionalText ? optionalMark(optionalText) : nothing}</span></label>
    <p class="auth-field-message" data-auth-message=${name}></p>
  </div>`;
