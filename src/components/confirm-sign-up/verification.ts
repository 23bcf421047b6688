import type { ReactiveController } from 'lit';
import type { AuthConfig } from '../../session/config.js';
import type { AuthElement } from '../base/auth-element.js';
import { advise } from '../base/advise.js';
import { STAGES } from '../base/stage.js';

export type Verification = NonNullable<AuthConfig['verification']>;

/** What may say it for the screens inside. */
const OWNERS = `${STAGES}, auth-provider`;

type Saying = Partial<Pick<AuthConfig, 'verification'>>;

/** By what the pool has a sign-up confirmed: `code`, unless something else is said. */
function read(value: string | undefined): Verification {
  if (value === 'link') return value;
  if (value && value !== 'code') advise('verification', value);
  return 'code';
}

/** The element whose shadow root an element stands in. */
function shadowHostOf(element: Element): Element | undefined {
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root.host : undefined;
}

/** What the nearest owner says, looked for through shadow roots too. */
function saidAround(element: Element): Verification | undefined {
  const parent = element.parentElement ?? shadowHostOf(element);
  return parent && ((parent.matches(OWNERS) && (parent as Saying).verification) || saidAround(parent));
}

type Host = AuthElement & Saying;

/** By what a sign-up is confirmed: as the screen itself says → an element around it → the configuration. A change takes effect. */
export class VerificationController implements ReactiveController {
  readonly #host: Host;
  /** A stage tells its screens of a change by itself. */
  readonly #observer = new MutationObserver(() => { this.#host.requestUpdate(); });

  constructor(host: Host) {
    this.#host = host;
    host.addController(this);
  }

  get value(): Verification { return read((this.#host.verification ?? saidAround(this.#host)) || this.#host.auth?.config.verification); }

  hostConnected(): void {
    for (let node: Element | undefined = this.#host; node; node = shadowHostOf(node)) this.#observer.observe(node.getRootNode(), { attributeFilter: ['verification'], subtree: true });
  }

  hostDisconnected(): void {
    this.#observer.disconnect();
  }
}
