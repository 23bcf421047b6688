/** docs/operations.md as the code has it now. */
export function operationsTable(): Promise<string>;

/** Challenges that no browser is asked → why. */
export const CHALLENGES_LEFT_OUT: Readonly<Record<string, string>>;
