/** Somebody signed in, with elements of the account before them. */
import { html, type TemplateResult } from 'lit';
import type { Auth, AuthAccountChangeEvent } from '../../../src/index.js';
import '../../../src/define.js';
import { totpAt } from '../../unit/local-cognito/totp-client.js';
import { fill, mount, press, see, shown } from './page.js';
import { watch, type Witness } from './secrets.js';
import { until } from './until.js';
import { ADA, arrived, createWorld, PASSWORD, POOL_ID, START, type World, type WorldOptions } from './world.js';

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
  await until(() => /authenticated|rememberDevice|verifyUser/.test(auth.getSnapshot().state), () => 'Nobody has signed in.');
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

/** The key of the app that is being set up. */
export const appKey = (): Promise<string> => until(() => document.querySelector('auth-mfa-settings code')?.textContent, shown);

/** Sets an authenticator app up in `auth-mfa-settings`, at the time that a world begins with; answers its secret. */
export async function setUpApp(): Promise<string> {
  await press('Set up Authenticator app');
  const secret = await appKey();
  await fill('Code from the app', await totpAt(secret, START));
  await press('Confirm');
  await see('That is set up. You will be asked for it when you sign in.');
  return secret;
}
