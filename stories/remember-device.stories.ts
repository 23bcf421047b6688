import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../src/define/remember-device.js';
import { press, see, worldOf } from './support/acts.js';
import { attributes } from './support/attributes.js';
import { cognito, through, type WorldOptions } from './support/world.js';

const asked: WorldOptions = {
  pool: { DeviceConfiguration: { ChallengeRequiredOnNewDevice: true, DeviceOnlyRememberedOnUserPrompt: true } },
  arrange: through('signIn', { username: 'ada@example.com', password: 'Analytical-1843' }, 'rememberDevice'),
};

/** A service that has its bad day once the person is asked. */
const refusingToRemember: WorldOptions['network'] = (next) => (request, init) =>
  (new Request(request, init).headers.get('X-Amz-Target')?.endsWith('.UpdateDeviceStatus') ? Promise.resolve(new Response('{}', { status: 503 })) : next(request, init));

const meta: Meta = {
  title: 'Screens/Remember device',
  component: 'auth-remember-device',
  parameters: cognito(asked),
  render: (args, context) => html`<auth-remember-device .auth=${worldOf(context).auth} ${attributes(args)}></auth-remember-device>`,
};
export default meta;

type Story = StoryObj;

export const Waiting: Story = { play: (context) => see(context, 'Remember this device?') };

export const Refused: Story = {
  parameters: cognito({ network: refusingToRemember }),
  play: async (context) => {
    await press(context, 'Remember this device');
    await see(context, 'The sign-in service is not available at the moment. Please try again in a few minutes.');
  },
};
