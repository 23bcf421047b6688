/** For elements that name providers: their buttons are seen together with the form, and shift nothing. */
import { useProviderButtons } from '../components/base/providers.js';
import { showProviders } from '../components/provider-buttons/provider-buttons.js';

useProviderButtons(showProviders);
