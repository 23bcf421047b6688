/** What authenticator apps take a colon for: the end of the issuer. */
const clean = (text: string): string => text.replace(/\p{Surrogate}/gu, '').replaceAll(':', ' ').trim();

/**
 * The address that an authenticator app reads from a QR code (Key Uri Format of Google Authenticator; SHA-1, 6 digits and
 * 30 seconds are its defaults, and Cognito's).
 * @param issuer for whom the code is; a colon in it, which the format reserves, becomes a blank
 * @param account whose code it is
 * @param secret base32 (RFC 4648 §6); padding is left out
 */
export function otpauthUri(issuer: string, account: string, secret: string): string {
  const [by, of] = [encodeURIComponent(clean(issuer)), encodeURIComponent(clean(account))];
  const key = `secret=${secret.replace(/[\s=]/g, '').toUpperCase()}`;
  return by ? `otpauth://totp/${by}:${of}?${key}&issuer=${by}` : `otpauth://totp/${of}?${key}`;
}
