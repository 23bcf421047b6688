import { readConfigFile } from '../cognito/config-files/read.js';
import { AuthError } from '../core/errors.js';
import type { AuthConfig } from './config.js';

/** A URL of a configuration file, or what is in one. */
export type ConfigSource = string | URL | object;

/**
 * Reads the configuration that a site has into that of a session: `amplify_outputs.json`, `aws-exports` (JSON or a module), or
 * the plain pair of pool and client; as a URL, relative to the page, or as an object.
 * @throws {AuthError} ConfigurationError that names the key that is wrong, NetworkError when the file cannot be had
 */
export async function loadConfig(source: ConfigSource): Promise<AuthConfig> {
  if (typeof source !== 'string' && !(source instanceof URL)) return readConfigFile(source);
  try {
    return readConfigFile(await load(new URL(source, document.baseURI)));
  } catch (thrown) {
    const { name, message } = AuthError.from(thrown);
    throw new AuthError(name, `${String(source)}: ${message}`, { cause: thrown });
  }
}

/** The same for an element: what is wrong becomes part of the configuration, and is said where a person would sign in. */
export async function configFor(source: ConfigSource | null | undefined): Promise<AuthConfig | undefined> {
  if (source === undefined || source === null || source === '') return undefined;
  try {
    return await loadConfig(source);
  } catch (thrown) {
    const problem = AuthError.from(thrown);
    console.error(`auth-elements: ${problem.message}`);
    return { problem };
  }
}

async function load(url: URL): Promise<unknown> {
  if (/\.m?js$/.test(url.pathname)) return ((await import(/* @vite-ignore */ /* webpackIgnore: true */ url.href)) as { default?: unknown }).default;
  let response: Response;
  try {
    response = await fetch(url, { credentials: 'same-origin' });
  } catch (cause) {
    throw new AuthError('NetworkError', 'the configuration cannot be loaded', { cause });
  }
  if (!response.ok) throw new AuthError('ConfigurationError', `the configuration cannot be loaded (HTTP ${response.status})`, { status: response.status });
  try {
    return await response.json() as unknown;
  } catch (cause) {
    throw new AuthError('ConfigurationError', 'the configuration is not JSON', { cause });
  }
}
