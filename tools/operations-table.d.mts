/** docs/operations.md as the code has it now. */
export function operationsTable(): Promise<string>;
