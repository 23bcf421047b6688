/** Verifies AWS Signature Version 4 in the Authorization header (IAM User Guide, "Create a signed AWS API request"). */
import { fromUtf8, toHex, utf8, type Bytes } from '../../core/encoding.js';
import { equalBytes } from '../srp.js';

export interface SignedRequest {
  accessKeyId: string;
  /** Epoch milliseconds, of X-Amz-Date. */
  time: number;
  sessionToken: string | undefined;
  /** Whether the signature is the one that this secret makes. */
  isSignedWith(secretKey: string): Promise<boolean>;
}

const AUTHORIZATION = /^AWS4-HMAC-SHA256 Credential=([\w]+)\/(\d{8})\/([\w-]+)\/([\w-]+)\/aws4_request, ?SignedHeaders=([\w;-]+), ?Signature=([0-9a-f]{64})$/;

export const isSigned = ({ headers }: Request): boolean => headers.get('authorization')?.startsWith('AWS4-HMAC-SHA256 ') ?? false;

/** Reads how a request was signed; undefined when the header is not well-formed. Reads the body. */
export async function readSignature(request: Request): Promise<(SignedRequest & { body: string }) | undefined> {
  const { headers, method } = request;
  const [, accessKeyId = '', day = '', region = '', service = '', signed = '', signature = ''] = AUTHORIZATION.exec(headers.get('authorization') ?? '') ?? [];
  const date = headers.get('x-amz-date') ?? '';
  const time = Date.parse(date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
  const names = signed.split(';');
  if (!accessKeyId || Number.isNaN(time) || !date.startsWith(day) || !names.includes('host')) return undefined;

  const url = new URL(request.url);
  const bytes = new Uint8Array(await request.arrayBuffer());
  const valueOf = (name: string): string => (headers.get(name) ?? (name === 'host' ? url.host : '')).trim().replace(/ +/g, ' ');
  const query = [...url.searchParams].map(([key, value]) => `${encode(key)}=${encode(value)}`).sort().join('&');
  const canonical = [method, url.pathname, query, ...names.map((name) => `${name}:${valueOf(name)}`), '', signed, await digest(bytes)].join('\n');
  const scope = `${day}/${region}/${service}/aws4_request`;
  const toSign = ['AWS4-HMAC-SHA256', date, scope, await digest(utf8(canonical))].join('\n');
  return {
    accessKeyId,
    time,
    sessionToken: names.includes('x-amz-security-token') ? headers.get('x-amz-security-token') ?? undefined : undefined,
    body: fromUtf8(bytes),
    async isSignedWith(secretKey) {
      let key = utf8(`AWS4${secretKey}`);
      for (const part of [day, region, service, 'aws4_request']) key = await hmac(key, part);
      return equalBytes(utf8(toHex(await hmac(key, toSign))), utf8(signature));
    },
  };
}

const encode = (text: string): string => encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);

const digest = async (bytes: Bytes): Promise<string> => toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));

async function hmac(secret: Bytes, text: string): Promise<Bytes> {
  const key = await crypto.subtle.importKey('raw', secret, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  return new Uint8Array(await crypto.subtle.sign('HMAC', key, utf8(text)));
}
