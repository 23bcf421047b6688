import type { ArgTypes } from '@storybook/web-components-vite';

/** Controls of the authenticator whose values are few; the others are made from the manifest. */
export const authenticatorControls: Partial<ArgTypes> = {
  'initial-state': { control: 'select', options: ['signIn', 'signUp', 'resetPassword', 'confirmSignUp', 'confirmResetPassword'] },
  variation: { control: 'inline-radio', options: ['default', 'modal'] },
};
