/** Members that several operations share, with the lengths and patterns of AWS's service model (patterns are unanchored there). */
import { list, required, structure, text, textMap } from './validate.js';

export const clientId = text({ min: 1, max: 128, pattern: /[\w+]+/, sensitive: true });
export const username = text({ min: 1, max: 128, pattern: /[\p{L}\p{M}\p{S}\p{N}\p{P}]+/u, sensitive: true });
// The model says [\S]+, but the service refuses a password that begins or ends with a space: with this pattern.
export const password = text({ max: 256, pattern: /^[\S]+.*[\S]+$/, sensitive: true });
export const secretHash = text({ min: 1, max: 128, pattern: /[\w+=/]+/, sensitive: true });
export const session = text({ min: 20, max: 2048, sensitive: true });
export const token = text({ pattern: /[A-Za-z0-9-_=.]+/, sensitive: true });
export const clientSecret = text({ min: 24, max: 64, pattern: /[\w+]+/, sensitive: true });
export const deviceKey = text({ min: 1, max: 55, pattern: /[\w-]+_[0-9a-f-]+/ });
export const confirmationCode = text({ min: 1, max: 2048, pattern: /[\S]+/ });
export const attributeName = text({ min: 1, max: 32, pattern: /[\p{L}\p{M}\p{S}\p{N}\p{P}\t\n\r ]+/u });
export const attributes = list(structure({ Name: required(attributeName), Value: text({ max: 2048, sensitive: true }) }));

/** Accepted by most operations; the local service has no analytics and no risk score to use them for. */
export const context = {
  AnalyticsMetadata: structure({ AnalyticsEndpointId: text() }),
  UserContextData: structure({ EncodedData: text(), IpAddress: text() }),
  ClientMetadata: textMap,
};
