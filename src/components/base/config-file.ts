import type { AuthConfig } from '../../session/config.js';
import { configFor, type ConfigSource } from '../../session/config-source.js';
import { hasTrace } from '../../session/trace.js';
import { useProviderButtons } from './providers.js';

/** Reads a configuration for an element. Where it names providers their buttons come with it: seen together with the form they shift nothing. */
export async function readConfig(source: ConfigSource | null | undefined): Promise<AuthConfig | undefined> {
  const config = await configFor(source);
  if (config?.journey?.socialProviders?.length && !hasTrace(config)) {
    await import('../provider-buttons/provider-buttons.js').then(({ showProviders }) => { useProviderButtons(showProviders); }, () => undefined);
  }
  return config;
}
