import type { ReactiveController } from 'lit';
import type { AuthConfig } from '../../session/config.js';
import type { AuthElement } from '../base/auth-element.js';
import { STAGES } from '../base/stage.js';

export type Verification = NonNullable<AuthConfig['verification']>;

const NAME = 'verification';

/** What may say it for the screens inside: the attribute is read here alone, so that those need to know nothing of it. */
const OWNERS = `${STAGES}, auth-provider`;

const warned = new Set<string>();

/** By what the pool has a sign-up confirmed: `code`, unless something else is said. */
function read(value: string | undefined): Verification {
  if (value === 'link') return value;
  if (value && value !== 'code' && !warned.has(value)) {
    warned.add(value);
    console.warn(`auth-elements: ${NAME}="${value}" is neither code nor link; code is used.`);
  }
  return 'code';
}

/** The element whose shadow root an element stands in. */
function shadowHostOf(element: Element): Element | undefined {
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root.host : undefined;
}

/** The attribute of the nearest owner that has it, looked for through shadow roots too. */
function aroundOf(element: Element): string | undefined {
  for (let node: Element | undefined = element.parentElement ?? shadowHostOf(element); node; node = shadowHostOf(node)) {
    const owner = node.closest(`:is(${OWNERS})[${NAME}]`);
    if (owner) return owner.getAttribute(NAME) ?? undefined;
  }
  return undefined;
}

type Host = AuthElement & { readonly verification?: string | undefined };

/** By what a sign-up is confirmed: as the screen itself says → an element around it → the configuration. A change takes effect. */
export class VerificationController implements ReactiveController {
  readonly #host: Host;
  readonly #observer = new MutationObserver(() => { this.#host.requestUpdate(); });

  constructor(host: Host) {
    this.#host = host;
    host.addController(this);
  }

  get value(): Verification { return read(this.#host.verification ?? aroundOf(this.#host) ?? this.#host.auth?.config.verification); }

  hostConnected(): void {
    for (let node: Element | undefined = this.#host; node; node = shadowHostOf(node)) this.#observer.observe(node.getRootNode(), { attributeFilter: [NAME], subtree: true });
  }

  hostDisconnected(): void {
    this.#observer.disconnect();
  }
}
