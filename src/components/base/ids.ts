let count = 0;

/** A prefix for the ids of one form: unique in the document, whatever else is in it. */
export const uniqueId = (): string => `auth-${++count}`;
