import type { PropertyDeclarations, PropertyValues, TemplateResult } from 'lit';
import type { InitialState } from '../../flow/states.js';
import type { AuthRequest, CodeDelivery, Values } from '../../flow/types.js';
import type { TextParams } from '../../i18n/texts.js';
import type { Auth } from '../../session/auth.js';
import { AuthScreen } from './auth-screen.js';
import { carriedUsername } from './carried-username.js';
import { textField } from './fields.js';
import { usernameField } from './login-mechanisms.js';
import { withAttributes } from './properties.js';
import { ResendWait } from './resend-wait.js';
import { readCode } from './typed-code.js';

/** The one field of a one-time code: never six, so that it can be filled in and pasted. */
export const codeField = (form: string, label: string, value?: string, enterkeyhint = 'go'): TemplateResult =>
  textField({ form, name: 'code', label, value, autocomplete: 'one-time-code', inputmode: 'numeric', enterkeyhint });

/** Where a code went, in one sentence. */
export function deliveryText<Key extends string>(
  delivery: CodeDelivery | undefined,
  t: (key: Key, params?: TextParams) => string,
  keys: { readonly email: Key; readonly sms: Key; readonly unknown: Key },
): string {
  if (!delivery) return t(keys.unknown);
  return t(delivery.medium === 'EMAIL' ? keys.email : keys.sms, { destination: delivery.destination });
}

/** A confirmation by code that may also be opened from a link, with the user name and the code in the element's attributes. */
export abstract class AuthCodeStep extends AuthScreen {
  static override readonly properties: PropertyDeclarations = withAttributes({
    username: {},
    code: {},
  });

  /** Whose confirmation it is, where a link has brought the person here. */
  username: string | undefined;

  /** The code that came with such a link. */
  code: string | undefined;

  abstract override readonly screen: InitialState;

  /** The link of the journey that leads here. */
  protected abstract readonly link: Extract<AuthRequest['type'], 'toConfirmSignUp' | 'toConfirmResetPassword'>;

  /** Between one message and the next. */
  protected readonly wait = new ResendWait(this);

  /** A name that is not known yet has to be typed. */
  protected renderUsername(): TemplateResult {
    const { username } = this.snapshot;
    if (username) return carriedUsername(username);
    const { label, type, inputmode } = usernameField(this.mechanisms);
    return textField({ form: this.formId, name: 'username', label: this.i18n.t(label), type, inputmode, autocomplete: 'username', enterkeyhint: 'next' });
  }

  protected override startJourney(auth: Auth): void {
    const { username } = this;
    if (!username) super.startJourney(auth);
    else auth.send({ type: 'start', initialState: this.screen, username });
    this.#openFromLink(auth);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (this.isShown) this.wait.follow(this.snapshot.delivery, this.session.auth?.config.clock);
    if (changed.has('username') && this.hasUpdated && this.session.auth) this.#openFromLink(this.session.auth);
  }

  protected override async prepare(typed: Values): Promise<Values> {
    const values = await super.prepare(typed);
    return values.code === undefined ? values : { ...values, code: readCode(values.code) };
  }

  #openFromLink(auth: Auth): void {
    if (this.username && auth.getSnapshot().state !== this.screen) auth.send({ type: this.link, username: this.username });
  }
}

