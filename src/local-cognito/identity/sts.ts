/** STS GetCallerIdentity: shows a signed request whose role its credentials are, or why they are worth nothing. */
import { readSignature } from './sigv4.js';
import type { IdentityWorld } from './operations.js';

/** How far a request's time may be off (AWS: five minutes). */
const CLOCK_TOLERANCE_MS = 5 * 60_000;

interface StsAnswer {
  status: number;
  xml: string;
}

/** Answers a signed request; never rejects. */
export async function callSts({ state, clock }: IdentityWorld, request: Request): Promise<StsAnswer> {
  const signed = await readSignature(request);
  if (!signed) return refuse('IncompleteSignature', 'The Authorization header is not a complete AWS4-HMAC-SHA256 signature.');
  const known = state.credentials.find(({ accessKeyId }) => accessKeyId === signed.accessKeyId);
  if (!known || signed.sessionToken !== known.sessionToken) return refuse('InvalidClientTokenId', 'The security token included in the request is invalid.');
  if (!await signed.isSignedWith(known.secretKey)) {
    return refuse('SignatureDoesNotMatch', 'The request signature we calculated does not match the signature you provided.');
  }
  if (Math.abs(signed.time - clock.now()) > CLOCK_TOLERANCE_MS) return refuse('RequestExpired', 'Request has expired.');
  if (clock.now() >= known.expiresAt) return refuse('ExpiredToken', 'The security token included in the request is expired');
  const action = new URLSearchParams(signed.body).get('Action') ?? '';
  if (action !== 'GetCallerIdentity') return refuse('InvalidAction', `Could not find operation ${action} for version 2011-06-15`, 400);
  return { status: 200, xml: callerIdentity(known.roleArn, known.identityId) };
}

function callerIdentity(roleArn: string, identityId: string): string {
  const [, partition = 'aws', account = '', role = ''] = /^arn:([\w-]+):iam::(\d+):role\/(?:.*\/)?([^/]+)$/.exec(roleArn) ?? [];
  const session = 'CognitoIdentityCredentials';
  return `<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>`
    + `<Arn>arn:${partition}:sts::${account}:assumed-role/${escape(role)}/${session}</Arn>`
    + `<UserId>${escape(identityId)}:${session}</UserId><Account>${account}</Account>`
    + `</GetCallerIdentityResult><ResponseMetadata><RequestId>local</RequestId></ResponseMetadata></GetCallerIdentityResponse>`;
}

const refuse = (code: string, message: string, status = 403): StsAnswer => ({
  status,
  xml: `<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type><Code>${code}</Code><Message>${escape(message)}</Message></Error><RequestId>local</RequestId></ErrorResponse>`,
});

const escape = (text: string): string => text.replace(/[<>&]/g, (char) => `&#${char.charCodeAt(0)};`);
