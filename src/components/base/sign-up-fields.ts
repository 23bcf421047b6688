/** A field of the sign-up form, for an attribute of the user pool or for the page's own purpose. */
export interface SignUpField {
  /** The attribute: `given_name`, `birthdate`, `custom:team`, … */
  readonly name: string;
  readonly label?: string;
  readonly type?: 'text' | 'email' | 'tel' | 'date' | 'url' | 'number' | 'select' | 'checkbox';
  /** For `select`: values, or values with labels. */
  readonly options?: readonly (string | { readonly value: string; readonly label: string })[];
  readonly required?: boolean;
  readonly placeholder?: string;
  readonly autocomplete?: string;
  readonly minlength?: number;
  readonly maxlength?: number;
  readonly pattern?: string;
  readonly min?: string;
  readonly max?: string;
}
