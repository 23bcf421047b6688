import { LitElement, type PropertyDeclarations, type PropertyValues } from 'lit';
import { undefinedAncestor } from '../../context.js';
import { languageOf } from '../../controllers/localize-controller.js';
import { SessionController } from '../../controllers/session-controller.js';
import type { AuthSnapshot } from '../../flow/types.js';
import { languageArrival } from '../../i18n/texts.js';
import { Auth } from '../../session/auth.js';
import type { AuthConfig, AuthFlowType, StorageName } from '../../session/config.js';
import type { ConfigSource } from '../../session/config-source.js';
import { sharedAuth } from '../../session/registry.js';
import { advise } from './advise.js';
import { later } from './later.js';
import { withAttributes } from './properties.js';

/** What may change while a session lives. */
const ADJUSTABLE = ['identityPoolId', 'identityPoolEndpoint', 'domain', 'redirectSignIn', 'redirectSignOut', 'authenticationFlowType', 'preferredChallenge', 'passkeyOffer', 'verification', 'clientMetadata', 'validationData', 'userContextData'] as const;
const FIXED = ['userPoolId', 'userPoolClientId', 'region', 'userPoolEndpoint', 'storage', 'fetch'] as const;
const SESSION_PROPERTIES = ['auth', 'config', ...FIXED, ...ADJUSTABLE] as const;

let unconfigured: Auth | undefined;

/**
 * An element with a session. Which one: its own `auth` → its own pool and client → the nearest provider.
 * Without any of these it says so, once in the console and where a person would sign in.
 */
export abstract class AuthElement extends LitElement {
  static override readonly properties: PropertyDeclarations = withAttributes({
    auth: { attribute: false, hasChanged: () => true },
    config: {},
    userPoolId: {},
    userPoolClientId: {},
    region: {},
    userPoolEndpoint: {},
    identityPoolId: {},
    identityPoolEndpoint: {},
    domain: {},
    redirectSignIn: {},
    redirectSignOut: {},
    storage: {},
    authenticationFlowType: {},
    preferredChallenge: {},
    passkeyOffer: {},
    verification: {},
    clientMetadata: { attribute: false },
    validationData: { attribute: false },
    userContextData: { attribute: false },
    fetch: { attribute: false },
  });

  /** The session in use; set, one that the page made itself. */
  get auth(): Auth | undefined { return this.#given ?? this.session.auth; }
  set auth(auth) { this.#given = auth; }

  /** The configuration that the site has (`amplify_outputs.json`, `aws-exports`, or pool and client), as a URL or an object; attributes override it. */
  config: ConfigSource | undefined;

  /** The user pool, `<region>_<id>`. */
  userPoolId: string | undefined;

  /** The id of an app client without a secret. */
  userPoolClientId: string | undefined;

  /** Needed nowhere, because the pool's id names it; where given, it must be the same. */
  region: string | undefined;

  /** A full URL in place of Cognito's own, for a proxy or a local Cognito. */
  userPoolEndpoint: string | undefined;

  /** The identity pool that AWS credentials come from, `<region>:<uuid>`. */
  identityPoolId: string | undefined;

  /** A full URL in place of the identity pool's own. */
  identityPoolEndpoint: string | undefined;

  /** The hosted login: `<prefix>.auth.<region>.amazoncognito.com`, or a domain of one's own. */
  domain: string | undefined;

  /** Where the hosted login leads back to, one of the client's callback URLs; by default this page. */
  redirectSignIn: AuthConfig['redirectSignIn'];

  /** Where a sign-out of the hosted login leads to, one of the client's sign-out URLs. */
  redirectSignOut: AuthConfig['redirectSignOut'];

  /** Where tokens live: `local` (default) survives the browser, `session` the tab, `memory` nothing. */
  storage: StorageName | AuthConfig['storage'];

  /** How passwords are proven: `USER_SRP_AUTH` (default) sends none, `USER_PASSWORD_AUTH` sends them to Cognito; `USER_AUTH` asks for the user name first. */
  authenticationFlowType: AuthFlowType | undefined;

  /** What a sign-in by `USER_AUTH` begins with where the user has it: `PASSWORD`, `EMAIL_OTP`, `SMS_OTP` or `WEB_AUTHN`. */
  preferredChallenge: AuthConfig['preferredChallenge'];

  /** How often who has signed in without a passkey is offered one: `never` (default), `once` in this browser, `always`. */
  passkeyOffer: AuthConfig['passkeyOffer'];

  /** By what the pool has a sign-up confirmed that goes by e-mail: a `code` (default), or a `link`. */
  verification: AuthConfig['verification'];

  /** Handed to the pool's Lambda triggers. */
  clientMetadata: AuthConfig['clientMetadata'];

  /** Handed to the pre sign-up trigger. */
  validationData: AuthConfig['validationData'];

  /** What threat protection may know of the device. */
  userContextData: AuthConfig['userContextData'];

  /** Sends requests in place of the page's `fetch`. */
  fetch: AuthConfig['fetch'];

  /** The session that this element speaks with. */
  protected readonly session = new SessionController(this, (around) => {
    this.#around = around;
    this.#resolve();
  });

  #given: Auth | undefined;
  #around: Auth | undefined;
  #isWaiting = false;
  /** The source that was read, and what it says. */
  #read: ConfigSource | undefined;
  #file: AuthConfig | undefined;

  /** The state of that session. */
  protected get snapshot(): AuthSnapshot { return this.session.snapshot; }

  /** Whether the session is this element's own and not one that it found around it. */
  protected get ownsSession(): boolean { return Boolean(this.#given ?? this.userPoolId ?? this.userPoolClientId ?? this.#file); }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#resolve();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (SESSION_PROPERTIES.some((name) => changed.has(name))) this.#resolve();
  }

  /** Nothing is shown in another language than it will be in: an update waits for the texts, and what was shown before stays. */
  protected override scheduleUpdate(): void | Promise<unknown> {
    const arrival = languageArrival(languageOf(this));
    return arrival ? arrival.then(() => this.scheduleUpdate()) : super.scheduleUpdate();
  }

  /** Says something to those who do not see it, where this element has a place for that. */
  announce(text: string): void {
    const place = this.renderRoot.querySelector('.announcer');
    if (place) place.textContent = text;
  }

  /** Called when the session has become another one. */
  protected sessionChanged?(auth: Auth): void;

  #resolve(): void {
    if (!this.isConnected || this.#isWaiting) return;
    const { config } = this;
    if (config !== this.#read) {
      this.#isWaiting = true;
      void later(this, () => import('./config-file.js')).then(({ readConfig }) => readConfig(config)).then((file) => {
        this.#file = file;
        this.#read = config;
        this.#isWaiting = false;
        this.#resolve();
      });
      return;
    }
    const auth = this.#given ?? (this.ownsSession ? this.#ownAuth() : this.#around);
    if (auth) {
      this.#use(auth);
      return;
    }
    const ancestor = undefinedAncestor(this);
    this.#isWaiting = true;
    // What is around may still be on its way: an ancestor whose definition has not arrived, a provider that resolves after us.
    void Promise.resolve(ancestor && customElements.whenDefined(ancestor)).then(() => {
      this.#isWaiting = false;
      if (ancestor || this.#around || this.ownsSession) this.#resolve();
      // An element around that still reads its configuration tells its session later.
      else if (this.isConnected && !isReading(this.parentElement?.closest('auth-provider, auth-authenticator'))) this.#use(unconfiguredAuth(this));
    });
  }

  #ownAuth(): Auth {
    const file: AuthConfig = this.#file ?? {};
    const auth = sharedAuth({ ...file, ...Object.fromEntries(FIXED.map((name) => [name, this[name] ?? file[name]])) });
    if (this.#file) auth.configure(file);
    // What this element leaves unsaid another of the same session may say; an attribute taken away (null) says: as by default.
    for (const name of ADJUSTABLE) if (this[name] !== undefined) auth.configure({ [name]: this[name] ?? undefined });
    return auth;
  }

  #use(auth: Auth): void {
    if (auth === this.session.auth) return;
    this.session.use(auth);
    this.sessionChanged?.(auth);
    // What is wrong with another configuration is said now, as it was of the first.
    if (this.hasUpdated) auth.warm();
  }
}

const isReading = (element: Partial<AuthElement> | null | undefined): boolean => Boolean(element?.config && !element.auth);

function unconfiguredAuth(element: Element): Auth {
  if (!unconfigured) advise('session', element.localName);
  return (unconfigured ??= new Auth());
}
