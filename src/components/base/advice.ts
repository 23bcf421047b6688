/** What developers are told of their markup in the console, each once. */
const ADVICE = {
  session: (tag: string) => `<${tag}> has no session: give it user-pool-id and user-pool-client-id, or an <auth-provider> around it.`,
  loginMechanisms: (names: string) => `login-mechanisms "${names}" may name email, phone_number and username only.`,
  initialState: (name: string) => `initial-state "${name}" is no state to begin in; signIn is used.`,
  attribute: (name: string) => `The user pool asks for the attribute "${name}", and no field has that name: add it to sign-up-attributes, or to your form.`,
  verification: (value: string) => `verification="${value}" is neither code nor link; code is used.`,
} as const;

export type Advice = keyof typeof ADVICE;

const told = new Set<string>();

export function tell(advice: Advice, about: string): void {
  const text = `auth-elements: ${ADVICE[advice](about)}`;
  if (told.has(text)) return;
  told.add(text);
  console.warn(text);
}
