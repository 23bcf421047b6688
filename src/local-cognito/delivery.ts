/** Messages to people: an inbox in place of e-mail and SMS, and destinations masked as Cognito masks them. */
import type { ContactAttribute } from './config.js';
import type { Pool } from './pool.js';
import type { User } from './state.js';

export type MessagePurpose = 'sign-up' | 'reset-password' | 'verify-attribute' | 'sign-in' | 'invitation';

export interface Message {
  /** Epoch milliseconds. */
  time: number;
  to: string;
  medium: 'EMAIL' | 'SMS';
  purpose: MessagePurpose;
  /** The code, or in an invitation the temporary password; empty where a link is sent in its place. */
  code: string;
  /** Confirms the sign-up when it is opened (`CONFIRM_WITH_LINK`). */
  link?: string;
  username: string;
}

export interface CodeDeliveryDetails {
  Destination: string;
  DeliveryMedium: 'EMAIL' | 'SMS';
  AttributeName: ContactAttribute;
}

export const mediumOf = (attribute: ContactAttribute): 'EMAIL' | 'SMS' => (attribute === 'email' ? 'EMAIL' : 'SMS');

/** `f***@e***` for an e-mail address, `+*******1234` for a phone number. */
export function mask(attribute: ContactAttribute, value: string): string {
  if (attribute === 'phone_number') return `+*******${value.slice(-4)}`;
  const [local = '', domain = ''] = value.split('@');
  return `${local.charAt(0)}***@${domain.charAt(0)}***`;
}

export const deliveryDetails = (attribute: ContactAttribute, value: string): CodeDeliveryDetails =>
  ({ Destination: mask(attribute, value), DeliveryMedium: mediumOf(attribute), AttributeName: attribute });

/** What a message is about: a code, or a link. */
export type Content = Pick<Message, 'code' | 'link'>;

export function send(pool: Pool, user: User, purpose: MessagePurpose, attribute: ContactAttribute, to: string, content: Content): CodeDeliveryDetails {
  pool.deliver({ time: pool.clock.now(), to, medium: mediumOf(attribute), purpose, ...content, username: user.username });
  return deliveryDetails(attribute, to);
}
