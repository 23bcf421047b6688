/** What the hosted login remembers: plain JSON, times in epoch milliseconds. */
import type { Pool } from '../pool.js';
import { opaque } from '../ids.js';

/** What an application asked `/oauth2/authorize` for, checked. */
export interface AuthorizationRequest {
  clientId: string;
  redirectUri: string;
  scopes: string[];
  state?: string;
  nonce?: string;
  /** S256 (RFC 7636). */
  codeChallenge?: string;
  loginHint?: string;
}

/** A second factor that somebody is asked for. */
export interface Factor {
  /** The Session of its challenge. */
  session: string;
  /** Where its code went, masked; empty for that of an app. */
  sentTo: string;
}

/** Somebody is on the login page, or away at a provider. */
export interface Pending {
  request: AuthorizationRequest;
  expiresAt: number;
  /** Away at this provider, with what its answer must show. */
  provider?: { name: string; nonce: string; verifier: string };
  /** The password was right, and this is asked for. */
  factor?: Factor;
}

export interface Code {
  request: AuthorizationRequest;
  username: string;
  authTime: number;
  expiresAt: number;
  /** Set once it was exchanged: the tokens' family. */
  familyId?: string;
}

/** A browser where somebody has signed in, by its cookie. */
export interface BrowserSession {
  username: string;
  /** `COGNITO` or an identity provider. */
  provider: string;
  authTime: number;
  expiresAt: number;
}

export interface HostedState {
  pending: Record<string, Pending>;
  codes: Record<string, Code>;
  sessions: Record<string, BrowserSession>;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** How long each lives (Cognito's developer guide: a code 5 minutes, the cookie an hour). */
export const LIFETIME_MS = { pending: 10 * MINUTE_MS, codes: 5 * MINUTE_MS, sessions: HOUR_MS } as const;

export const hostedState = ({ state }: Pool): HostedState => (state.hosted ??= { pending: {}, codes: {}, sessions: {} });

type Entry<Kind extends keyof HostedState> = HostedState[Kind][string];

/** Keeps something under a fresh identifier; what ended long ago is forgotten on the way. */
export function keep<Kind extends keyof HostedState>(pool: Pool, kind: Kind, content: Omit<Entry<Kind>, 'expiresAt'>): string {
  const now = pool.clock.now();
  const entries = hostedState(pool)[kind] as Record<string, { expiresAt: number }>;
  for (const [id, { expiresAt }] of Object.entries(entries)) if (now - expiresAt > HOUR_MS) Reflect.deleteProperty(entries, id);
  const id = opaque(pool.random, 32);
  entries[id] = { ...content, expiresAt: now + LIFETIME_MS[kind] };
  return id;
}

/** What is kept under an identifier, as long as it lives. */
export function find<Kind extends keyof HostedState>(pool: Pool, kind: Kind, id: string): Entry<Kind> | undefined {
  const entries: HostedState[Kind] = hostedState(pool)[kind];
  const entry = Object.hasOwn(entries, id) ? entries[id] as Entry<Kind> : undefined;
  return entry && pool.clock.now() < entry.expiresAt ? entry : undefined;
}

/** The same, for one use. */
export function take(pool: Pool, id: string): Pending | undefined {
  const entry = find(pool, 'pending', id);
  Reflect.deleteProperty(hostedState(pool).pending, id);
  return entry;
}
