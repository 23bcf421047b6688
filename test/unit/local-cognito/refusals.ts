/** Everything that the local Cognito must refuse, each with its twin that it must accept. Runs in Node and in a page: `run(createWorld())`. */
import { accountRefusals } from './refusals/accounts.js';
import { deviceRefusals } from './refusals/devices.js';
import { federationRefusals } from './refusals/federation.js';
import { hostedLoginRefusals } from './refusals/hosted-login.js';
import { identityRefusals } from './refusals/identity.js';
import { confirmationLinkRefusals } from './refusals/confirmation-link.js';
import { customAuthRefusals } from './refusals/custom-auth.js';
import { mfaRefusals } from './refusals/mfa.js';
import { passkeyRefusals } from './refusals/passkeys.js';
import { passwordlessRefusals } from './refusals/passwordless.js';
import { signInRefusals } from './refusals/sign-in.js';
import { tokenRefusals } from './refusals/tokens.js';
import type { Refusal } from './world.js';

export const refusals: readonly Refusal[] = [...accountRefusals, ...confirmationLinkRefusals, ...signInRefusals, ...tokenRefusals, ...mfaRefusals, ...customAuthRefusals, ...passwordlessRefusals, ...passkeyRefusals, ...deviceRefusals, ...identityRefusals, ...hostedLoginRefusals, ...federationRefusals];
