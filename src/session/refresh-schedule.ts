/** When to refresh ahead of expiry, so that clients whose tokens end together do not come together. */

export interface RefreshMoment {
  /** Milliseconds that the tokens are still good for; negative when they have ended. */
  readonly remaining: number;
  /** Milliseconds from the tokens' issue to their end. */
  readonly lifetime: number;
  /** How many refreshes have failed since the last that did not. */
  readonly failures: number;
  /** 0 ≤ dice < 1. */
  readonly dice: number;
}

const MINUTE = 60_000;
/** The last moment that is planned for, before the end. */
const MARGIN = MINUTE;
/** Refreshes spread over this part of the lifetime, and over no more than a quarter of an hour. */
const SPREAD = 1 / 4;
const LONGEST_SPREAD = 15 * MINUTE;
const FIRST_PAUSE = 15_000;
const LONGEST_PAUSE = 10 * MINUTE;

/**
 * Milliseconds until the next refresh: at a moment of its own in the last quarter of the lifetime; after failures, and when
 * the end has passed (a laptop that woke up), after a pause of its own that doubles each time, up to ten minutes.
 */
export function refreshDelay({ remaining, lifetime, failures, dice }: RefreshMoment): number {
  const spread = Math.min(lifetime * SPREAD, LONGEST_SPREAD);
  const ahead = remaining - MARGIN - dice * spread;
  if (!failures && ahead > 0) return ahead;
  // At least half of the pause: full jitter would bring many back at once.
  return Math.min(FIRST_PAUSE * 2 ** failures, LONGEST_PAUSE) * (0.5 + dice / 2);
}
