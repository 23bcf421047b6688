/** An account without a browser: a local Cognito with all that a pool can offer, somebody signed in, and an authenticator in software. */
import type { AccountSnapshot, TaskName, TaskRequest, TaskSnapshot } from '../../../src/flow/account/types.js';
import { createLocalCognito, type LocalCognito } from '../../../src/local-cognito/index.js';
import { accountOf } from '../../../src/session/account/account.js';
import { Auth } from '../../../src/session/auth.js';
import { toBase64Url } from '../../../src/core/encoding.js';
import { createMemoryStorage } from '../cognito/memory-storage.js';
import { createPasskey } from '../local-cognito/authenticator.js';
import { arrived, signIn, until } from './world.js';

export const POOL_ID = 'eu-west-1_Account01';
export const ADA = 'ada@example.com';
/** Somebody else, whose address is taken. */
export const BOB = 'bob@example.com';
export const PHONE = '+441632960123';
export const PASSWORD = 'Corr3ct-horse';

const CLIENT_ID = 'account00000000000000000001';
const ORIGIN = 'https://login.example.com';

const local = createLocalCognito({
  userPools: [{
    Id: POOL_ID,
    UsernameAttributes: ['email'],
    AutoVerifiedAttributes: ['email', 'phone_number'],
    MfaConfiguration: 'OPTIONAL', SoftwareTokenMfaConfiguration: { Enabled: true }, SmsMfaConfiguration: {}, EmailMfaConfiguration: {},
    DeviceConfiguration: { DeviceOnlyRememberedOnUserPrompt: true },
    Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'WEB_AUTHN'] } },
    WebAuthnConfiguration: { RelyingPartyId: 'login.example.com', UserVerification: 'required' },
    clients: [{ ClientId: CLIENT_ID, ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'], PreventUserExistenceErrors: 'ENABLED' }],
    users: [ADA, BOB].map((Username) => ({ Username, Password: PASSWORD, UserAttributes: [{ Name: 'given_name', Value: 'Ada' }] })),
  }],
});

export interface Stage {
  readonly local: LocalCognito;
  readonly auth: Auth;
  /** What Cognito was asked since `ask` was called last, by operation. */
  readonly sent: string[];
  /** Operation → how it is refused: the exception and its message. */
  readonly refused: Map<string, readonly [name: string, message: string]>;
  /** Whether the person consents to a passkey. */
  consents: boolean;
  account(): AccountSnapshot;
  /** Asks something of a task, and waits for what comes of it. */
  ask(task: TaskName, request: TaskRequest): Promise<TaskSnapshot>;
  /** The code sent last to an address. */
  code(to: string): string;
  attributes(): Promise<Record<string, string | undefined>>;
  /** Signs in as another browser. */
  elsewhere(): Promise<Auth>;
}

/** Signs in; the device stays as it is. */
async function enter(auth: Auth): Promise<void> {
  await signIn(auth, ADA, PASSWORD, 'rememberDevice');
  auth.send({ type: 'skip' });
  await arrived(auth, 'authenticated');
}

/** Ada, signed in, with nothing read yet. */
export async function openAccount(): Promise<Stage> {
  await local.reset();
  const sent: string[] = [];
  const refused: Stage['refused'] = new Map();
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    const operation = request.headers.get('x-amz-target')?.split('.')[1] ?? '';
    sent.push(operation);
    const [__type, message] = refused.get(operation) ?? [];
    return __type ? Response.json({ __type, message }, { status: 400 }) : local.fetch(request);
  };
  const session = (): Auth => new Auth({ userPoolId: POOL_ID, userPoolClientId: CLIENT_ID, authenticationFlowType: 'USER_PASSWORD_AUTH', storage: createMemoryStorage(), fetch });
  const auth = session();
  await enter(auth);
  const account = accountOf(auth);
  const stage: Stage = {
    local, auth, sent, refused, consents: true,
    account: account.getSnapshot,
    async ask(task, request) {
      sent.length = 0;
      account.send(task, request);
      await until(() => !account.getSnapshot().tasks[task].pending, () => `${task} waits for ${String(account.getSnapshot().tasks[task].pending)}.`);
      return account.getSnapshot().tasks[task];
    },
    code: (to) => local.inbox.findLast((message) => message.to === to)?.code ?? '',
    async attributes() {
      const { Attributes } = await local.admin.getUser(POOL_ID, auth.user?.username ?? '');
      return Object.fromEntries(Attributes.map(({ Name, Value }) => [Name, Value]));
    },
    async elsewhere() {
      const other = session();
      await enter(other);
      return other;
    },
  };
  giveAuthenticator(() => stage.consents);
  return stage;
}

/** Gives Node what a browser has for passkeys; they are really made, and the local Cognito really verifies them. */
function giveAuthenticator(consents: () => boolean): void {
  const create = async ({ publicKey }: CredentialCreationOptions): Promise<Credential> => {
    if (!publicKey || !consents()) throw new DOMException('The person has cancelled.', 'NotAllowedError');
    const { credential } = await createPasskey({
      challenge: toBase64Url(new Uint8Array(publicKey.challenge as ArrayBuffer)), rp: { id: publicKey.rp.id ?? '' }, user: { id: toBase64Url(new Uint8Array(publicKey.user.id as ArrayBuffer)) },
    }, { origin: ORIGIN });
    return { toJSON: () => credential } as unknown as Credential;
  };
  Object.defineProperty(globalThis, 'PublicKeyCredential', { configurable: true, value: Object });
  Object.defineProperty(globalThis, 'navigator', { configurable: true, value: { credentials: { create } } });
}
