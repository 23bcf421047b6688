/** Both clients' whole work for one SRP sign-in, from the secret to the signature, without a network. */
import { AuthenticationDetails, CognitoUser, CognitoUserPool } from 'amazon-cognito-identity-js';
import { systemRandom, type RandomBytes } from '../src/core/clock.js';
import { SRP_N_HEX } from '../src/core/srp-group.js';
import { createSrpClient } from '../src/cognito/srp.js';

const group = 'Ab12Cd34E';
const user = '0b3c5a1e-1111-4222-8333-444455556666';
const password = 'correct horse battery staple';
const salt = '0123456789abcdef0123456789abcdef';
// Any number below N serves as the server's value.
const srpB = SRP_N_HEX.replace('ffffffff', '7a5c3e1f');
const secretBlock = btoa('x'.repeat(900));

async function signWith(random: RandomBytes): Promise<string> {
  const { PASSWORD_CLAIM_SIGNATURE } = await createSrpClient(random).prove({ group, user, password }, { salt, srpB, secretBlock }, Date.now());
  return PASSWORD_CLAIM_SIGNATURE;
}

export const ours = (): Promise<string> => signWith(systemRandom);

/** Ours with a secret as long as theirs, for who wants to compare the arithmetic alone. */
export const oursWithTheirSecret = (): Promise<string> => signWith(() => systemRandom(128));

export const theirs = (): Promise<string> => new Promise((resolve, reject) => {
  const pool = new CognitoUserPool({ UserPoolId: `eu-west-1_${group}`, ClientId: 'client' });
  const request = (operation: string, input: { ChallengeResponses: Record<string, string> }, callback: (error: unknown, data?: object) => void): void => {
    if (operation !== 'InitiateAuth') resolve(input.ChallengeResponses.PASSWORD_CLAIM_SIGNATURE!);
    else callback(null, { ChallengeParameters: { USER_ID_FOR_SRP: user, SALT: salt, SRP_B: srpB, SECRET_BLOCK: secretBlock } });
  };
  Object.assign(pool, { client: { request } });
  new CognitoUser({ Username: user, Pool: pool }).authenticateUser(new AuthenticationDetails({ Username: user, Password: password }), {
    onSuccess: () => { reject(new Error('no proof was asked for')); },
    onFailure: reject,
  });
});
