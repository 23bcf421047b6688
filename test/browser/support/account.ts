/** Somebody signed in, with elements of the account before them. */
import { html, type TemplateResult } from 'lit';
import type { Auth, AuthAccountChangeEvent } from '../../../src/index.js';
import '../../../src/define.js';
import { mount } from './page.js';
import { watch, type Witness } from './secrets.js';
import { until } from './until.js';
import { ADA, arrived, createWorld, PASSWORD, POOL_ID, type World, type WorldOptions } from './world.js';

export interface Visit {
  readonly world: World;
  readonly auth: Auth;
  readonly witness: Witness;
  /** What was told of changes, in order. */
  readonly changes: string[];
  /** Of whoever is signed in, as Cognito has them. */
  attributes(): Promise<Record<string, string | undefined>>;
}

/** Waits until the journey has begun, and signs in there. */
export async function signIn(auth: Auth, username = ADA, password = PASSWORD): Promise<void> {
  auth.send({ type: 'start' });
  await until(() => !/idle|setup/.test(auth.getSnapshot().state), () => 'The journey does not begin.');
  auth.send({ type: 'submit', screen: 'signIn', values: { username, password } });
  await until(() => /authenticated|rememberDevice/.test(auth.getSnapshot().state), () => 'Nobody has signed in.');
  auth.send({ type: 'skip' });
  await arrived(auth, 'authenticated');
}

let listening = new AbortController();

afterEach(() => {
  listening.abort();
  listening = new AbortController();
});

/** Signs in, and puts elements into the page. */
export async function open(content: (auth: Auth) => TemplateResult, options?: WorldOptions): Promise<Visit> {
  const world = await createWorld(options);
  const auth = world.auth({ authenticationFlowType: 'USER_PASSWORD_AUTH' });
  const witness = watch(auth, world);
  const changes: string[] = [];
  document.addEventListener('auth-account-change', (event: AuthAccountChangeEvent) => { changes.push(`${event.detail.task}: ${event.detail.change}`); }, { signal: listening.signal });
  await signIn(auth);
  mount(html`<section>${content(auth)}</section>`);
  return {
    world, auth, witness, changes,
    async attributes() {
      const { Attributes } = await world.local.admin.getUser(POOL_ID, auth.user?.username ?? ADA);
      return Object.fromEntries(Attributes.map(({ Name, Value }) => [Name, Value]));
    },
  };
}
