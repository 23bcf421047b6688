/** What goes over the wire to a local Cognito: which challenges are answered, one of them held back, one that is not offered. */
import type { LocalCognito } from '../../src/local-cognito/index.js';

interface Asked {
  ChallengeName?: string;
  ChallengeResponses?: Record<string, string>;
  AuthParameters?: Record<string, string>;
}

/** The challenges that a request answers: what it says it answers, and what is chosen along with that. */
const answersOf = ({ ChallengeName, ChallengeResponses, AuthParameters }: Asked): string[] =>
  [ChallengeName, ChallengeName === 'SELECT_CHALLENGE' ? ChallengeResponses?.ANSWER : undefined, AuthParameters?.PREFERRED_CHALLENGE].filter((name) => name !== undefined);

export interface Wire {
  /** The challenges that were answered since `listen`. */
  readonly answered: ReadonlySet<string>;
  /** Begins anew: nothing has been answered, is held back or left out. */
  listen(): void;
  /** Holds the next answer to a challenge back until it is let go; `arrived` once it is there. Letting it go waits for what Cognito says. */
  hold(challenge: string): { readonly arrived: Promise<void>; letGo(): Promise<void> };
  /** Cognito offers a password, and no way to prove it by SRP. */
  withoutSrp(): void;
}

/** A promise, and what keeps it. */
function signal(): [promise: Promise<void>, keep: () => void] {
  let keep = (): void => undefined;
  const promise = new Promise<void>((resolve) => { keep = resolve; });
  return [promise, keep];
}

/** Comes between a local Cognito and whoever asks it. */
export function overhear(local: LocalCognito): Wire {
  const { fetch } = local;
  const answered = new Set<string>();
  let isSrpHidden = false;
  let held: { readonly challenge: string; arrive(): void; readonly gone: Promise<void>; end(): void } | undefined;

  local.fetch = async (input, init) => {
    const request = new Request(input, init);
    const asked = await request.clone().json().catch(() => ({})) as Asked;
    for (const name of answersOf(asked)) answered.add(name);
    const holding = held?.challenge === asked.ChallengeName ? held : undefined;
    if (holding) {
      held = undefined;
      holding.arrive();
      await holding.gone;
    }
    const response = await fetch(request).finally(() => { holding?.end(); });
    const { AvailableChallenges: offered, ...answer } = isSrpHidden && request.method === 'POST' ? await response.clone().json() as { AvailableChallenges?: string[] } : {};
    return offered ? Response.json({ ...answer, AvailableChallenges: offered.filter((name) => name !== 'PASSWORD_SRP') }, { headers: response.headers }) : response;
  };

  return {
    answered,
    listen() {
      answered.clear();
      isSrpHidden = false;
      held = undefined;
    },
    hold(challenge) {
      const [arrived, arrive] = signal();
      const [gone, go] = signal();
      const [ended, end] = signal();
      held = { challenge, arrive, gone, end };
      return {
        arrived,
        letGo() {
          go();
          return ended;
        },
      };
    },
    withoutSrp() { isSrpHidden = true; },
  };
}
