import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';

/** What a field of a form is made of; everything but the first three has a sensible default. */
export interface FieldOptions {
  /** The form's unique prefix for ids. */
  readonly form: string;
  readonly name: string;
  readonly label: string;
  readonly type?: string;
  readonly autocomplete?: string | undefined;
  readonly inputmode?: string | undefined;
  readonly enterkeyhint?: string | undefined;
  readonly value?: string | undefined;
  readonly isOptional?: boolean;
  readonly isReadonly?: boolean;
  readonly autocapitalize?: string;
  readonly maxlength?: number | undefined;
  /** Said behind the label of a field that may stay empty. */
  readonly optionalText?: string | undefined;
  /** What stands between the control and its message. */
  readonly hint?: TemplateResult | typeof nothing;
  /** The id of that hint, to be read with the field. */
  readonly describedBy?: string | undefined;
}

/** Behind a label. The blank stands inside, for one that stands by itself is lost from the field's name in Chromium. */
export const optionalMark = (text: string): TemplateResult => html`<span class="auth-optional">${` ${text}`}</span>`;

/** A labelled row around a control. */
export const field = ({ form, name, label, isOptional, optionalText, hint = nothing }: FieldOptions, control: TemplateResult): TemplateResult => html`
  <div class="auth-field">
    <label class="auth-label" for="${form}-${name}">${label}${isOptional && optionalText ? optionalMark(optionalText) : nothing}</label>
    ${control}${hint}
    <p class="auth-field-message" data-auth-message=${name}></p>
  </div>`;

/** The native input of a field. */
export const input = ({ form, name, type = 'text', isOptional = false, isReadonly = false, ...rest }: FieldOptions): TemplateResult => html`<input
  class="auth-input" id="${form}-${name}" name=${name} type=${type} value=${rest.value ?? ''} ?required=${!isOptional} ?readonly=${isReadonly}
  autocomplete=${ifDefined(rest.autocomplete)} inputmode=${ifDefined(rest.inputmode)} enterkeyhint=${ifDefined(rest.enterkeyhint)}
  autocapitalize=${rest.autocapitalize ?? 'none'} spellcheck="false" maxlength=${ifDefined(rest.maxlength)} aria-describedby=${ifDefined(rest.describedBy)}>`;

export const textField = (options: FieldOptions): TemplateResult => field(options, input(options));

/** A password with a button that shows it. */
export const passwordField = (options: FieldOptions & { readonly show: string; readonly showLabel: string }): TemplateResult => field(options, html`
  <div class="auth-control">
    ${input(options)}
    <button class="auth-reveal" type="button" data-auth-action="reveal" aria-label=${options.showLabel}>${options.show}</button>
  </div>`);

/** The button that sends the form. */
export const submitButton = (text: string): TemplateResult => html`<button class="auth-button" type="submit">${text}</button>`;

/** A button that leads elsewhere; it looks like a link and is none, for it has no address. */
export const linkButton = (action: string, text: string): TemplateResult => html`<button class="auth-link" type="button" data-auth-action=${action}>${text}</button>`;
