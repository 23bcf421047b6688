import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../src/define/devices.js';
import { account, signedInOn } from './support/account.js';
import { press, see, seeBusy, worldOf } from './support/acts.js';
import { attributes } from './support/attributes.js';
import { hanging } from './support/networks.js';
import { ask, through, type World } from './support/world.js';

const PHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1';
const TABLET = 'Mozilla/5.0 (Android 15; Tablet; rv:140.0) Gecko/140.0 Firefox/140.0';

const remembers = { DeviceConfiguration: {} };
const asks = { DeviceConfiguration: { DeviceOnlyRememberedOnUserPrompt: true } };

/** Not now, says Ada after her sign-in. */
async function withoutRemembering(world: World): Promise<void> {
  await through('signIn', { username: 'ada@example.com', password: 'Analytical-1843' }, 'rememberDevice')(world);
  await ask(world, { type: 'skip' }, ({ state }) => state === 'authenticated');
}

const meta: Meta = {
  title: 'Account/Devices',
  component: 'auth-devices',
  render: (args, context) => html`<auth-devices .auth=${worldOf(context).auth} ${attributes(args)}></auth-devices>`,
};
export default meta;

type Story = StoryObj;

/** A pool that remembers no device still lists where somebody is signed in. */
export const SignInsAlone: Story = {
  parameters: account(),
  play: (context) => see(context, 'Where you are signed in'),
};

export const NotRemembered: Story = {
  parameters: account({ pool: asks, arrange: withoutRemembering }),
  play: (context) => see(context, 'Remember this device'),
};

export const Remembered: Story = {
  parameters: account({ pool: asks, arrange: withoutRemembering }),
  play: async (context) => {
    await press(context, 'Remember this device');
    await see(context, 'This device is remembered.');
  },
};

export const Filled: Story = {
  parameters: account({ pool: remembers, arrange: signedInOn(PHONE, TABLET) }),
  play: async (context) => {
    await see(context, 'Safari on iOS');
    await see(context, 'Firefox on Android');
  },
};

export const Forgotten: Story = {
  parameters: account({ pool: remembers, arrange: signedInOn(TABLET) }),
  play: async (context) => {
    await press(context, 'Forget Firefox on Android');
    await see(context, 'That device is forgotten.');
  },
};

export const NoDevice: Story = {
  parameters: account({ pool: remembers }),
  play: async (context) => {
    await press(context, /^Forget /);
    await see(context, 'No device is known.');
  },
};

export const SignedOut: Story = {
  parameters: account({ pool: remembers, arrange: signedInOn(PHONE) }),
  play: async (context) => {
    await press(context, 'Sign out Safari on iOS');
    await see(context, 'That sign-in has ended.');
  },
};

export const Busy: Story = {
  parameters: account({ pool: remembers, arrange: signedInOn(PHONE), network: hanging('RevokeUserSession') }),
  play: async (context) => {
    await press(context, 'Sign out Safari on iOS');
    await seeBusy(context);
  },
};
