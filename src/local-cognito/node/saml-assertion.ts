/** What an assertion must say beside who signed it and for whom (SAML Profiles, section 4.1.4.3). */

/** An assertion as xml2js reads it. */
export interface Assertion {
  Issuer?: { _?: string }[];
  Subject?: { SubjectConfirmation?: Confirmation[] }[];
  Conditions?: { $?: Period }[];
}

interface Period {
  /** ISO 8601, both. */
  NotBefore?: string;
  NotOnOrAfter?: string;
}

interface Confirmation {
  $?: { Method?: string };
  SubjectConfirmationData?: { $?: Period & { Recipient?: string; InResponseTo?: string } }[];
}

export interface Expected {
  /** Of the provider. */
  entityId: string;
  recipient: string;
  requestId: string;
  /** Epoch milliseconds. */
  now: number;
}

const BEARER = 'urn:oasis:names:tc:SAML:2.0:cm:bearer';
/** Clocks of two machines differ. */
const TOLERANCE_MS = 30_000;

const isCurrent = ({ NotBefore, NotOnOrAfter }: Period, now: number): boolean =>
  (NotBefore === undefined || now + TOLERANCE_MS >= Date.parse(NotBefore)) && (NotOnOrAfter === undefined || now - TOLERANCE_MS < Date.parse(NotOnOrAfter));

/** @throws {Error} for an assertion of another provider, for another place or request, or of another time */
export function checkAssertion({ Issuer, Subject, Conditions }: Assertion, { entityId, recipient, requestId, now }: Expected): void {
  if (Issuer?.[0]?._ !== entityId) throw new Error('The assertion is of another issuer.');
  if (!isCurrent(Conditions?.[0]?.$ ?? {}, now)) throw new Error('The assertion has expired, or does not hold yet.');
  const bearers = (Subject?.[0]?.SubjectConfirmation ?? []).filter(({ $ }) => $?.Method === BEARER).map(({ SubjectConfirmationData }) => SubjectConfirmationData?.[0]?.$ ?? {});
  const forUs = bearers.filter(({ Recipient }) => Recipient === recipient);
  if (forUs.length === 0) throw new Error('The assertion is for another recipient.');
  const answers = forUs.filter(({ InResponseTo }) => InResponseTo === requestId);
  if (answers.length === 0) throw new Error('The assertion answers another request.');
  if (!answers.some((data) => data.NotOnOrAfter !== undefined && isCurrent(data, now))) throw new Error('The subject confirmation has expired.');
}
