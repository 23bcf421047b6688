import type { AuthConfig } from './config.js';

/** The key prefix that amazon-cognito-identity-js and aws-amplify v6 keep their tokens under. */
const PREFIX = 'CognitoIdentityServiceProvider';

/** The key of the step under way; it lives in sessionStorage, as long as the tab. */
export const stepKey = (clientId: string): string => `auth-elements.${clientId}.step`;

/** Whether a step under way is stored. */
export function hasStep(clientId: string): boolean {
  try {
    return sessionStorage.getItem(stepKey(clientId)) !== null;
  } catch {
    // Blocked storage holds nothing.
    return false;
  }
}

/** Whether anything is stored of a session or of a step: if not, nobody can be signed in. */
export function hasTrace({ storage = 'local', userPoolClientId: client = '' }: AuthConfig): boolean {
  try {
    const kept = storage === 'local' ? localStorage : storage === 'memory' ? undefined : storage === 'session' ? sessionStorage : storage;
    const user = kept?.getItem(`${PREFIX}.${client}.LastAuthUser`);
    return Boolean(user && kept?.getItem(`${PREFIX}.${client}.${user}.accessToken`)) || hasStep(client);
  } catch {
    return false;
  }
}
