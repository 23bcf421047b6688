import type { CodeDeliveryDetails } from '../cognito/operations.js';
import type { CodeDelivery } from '../flow/types.js';

/** Where a code went, if Cognito says it. */
export const deliveryOf = ({ DeliveryMedium: medium, Destination: destination }: CodeDeliveryDetails = {}): CodeDelivery | undefined =>
  (medium && destination ? { medium, destination } : undefined);
