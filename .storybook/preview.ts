import { setCustomElementsManifest, type Preview } from '@storybook/web-components-vite';
import { html } from 'lit';
import manifest from '../custom-elements.json' with { type: 'json' };
import { defineElement } from '../src/define/define-element.js';
import { StoryInbox } from '../stories/support/inbox.js';
import { registerPseudo } from '../stories/support/pseudo.js';
import { forgetWorld, loadWorld, type World } from '../stories/support/world.js';
import { attributeControls } from './controls.js';
import { logEvents } from './events.js';
import { initialLanguage, languageTypes, withLanguage } from './language.js';
import { initialLook, lookTypes, withLook } from './look.js';
import './preview.css';

setCustomElementsManifest(manifest);
defineElement('story-inbox', StoryInbox);
registerPseudo();
logEvents();

export default {
  tags: ['autodocs'],
  parameters: {
    a11y: { test: 'error' },
    controls: { expanded: true },
    options: { storySort: { order: [
      'Guide', ['Getting started', 'Theming', 'Events and hooks', 'Languages', 'Password managers', 'Recipes'],
      'Theme builder', 'Journey',
      'Screens', ['Authenticator', 'Sign in', 'Sign up', 'Confirm sign-up', 'Reset password', 'Confirm reset password', 'Force new password', 'Select first factor', 'Confirm sign-in', 'Select a second factor'],
      'Account', ['Account', 'User button'],
      'Session', 'AuthController', 'Languages',
    ] } },
  },
  globalTypes: {
    ...lookTypes,
    ...languageTypes,
  },
  initialGlobals: { ...initialLook, ...initialLanguage },
  argTypesEnhancers: [attributeControls],
  loaders: [loadWorld],
  beforeEach: forgetWorld,
  decorators: [
    (story, { loaded, parameters }) => (parameters.bare ? story() : html`<div class="scene"><main>${story()}</main><story-inbox .world=${loaded.world as World}></story-inbox></div>`),
    withLanguage,
    withLook,
  ],
} satisfies Preview;
