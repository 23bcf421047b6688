import { AuthError } from '../../core/errors.js';
import { readAmplifyOutputs } from './amplify-outputs.js';
import { readAwsExports } from './aws-exports.js';
import { readPlain } from './plain.js';
import { Entry } from './reader.js';
import type { ConfigFile } from './types.js';

/** Each kind of file by a key that it alone has. */
const KINDS = [
  { keys: ['version', 'auth'], name: 'amplify_outputs.json', read: readAmplifyOutputs },
  { keys: ['aws_project_region', 'aws_user_pools_id', 'aws_user_pools_web_client_id'], name: 'aws-exports', read: readAwsExports },
  { keys: ['userPoolId', 'userPoolClientId'], name: 'config', read: readPlain },
];

/**
 * Reads the configuration that a site has: `amplify_outputs.json` (Amplify Gen 2), `aws-exports` (Gen 1), or the plain pair of
 * pool and client.
 * @throws {AuthError} ConfigurationError that names the file's kind and the key that is wrong
 */
export function readConfigFile(value: unknown): ConfigFile {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new AuthError('ConfigurationError', 'config: must be an object');
  const kind = KINDS.find(({ keys }) => keys.some((key) => key in value));
  if (!kind) {
    throw new AuthError('ConfigurationError', 'config: has none of the keys "auth" (amplify_outputs.json), "aws_user_pools_id" (aws-exports) or "userPoolId"');
  }
  const file = new Entry(value, '');
  try {
    try {
      return kind.read(file);
    } finally {
      // Says more than that a key is missing.
      file.checkSpelling();
    }
  } catch (error) {
    throw new AuthError('ConfigurationError', `${kind.name}: ${AuthError.from(error).message}`, { cause: error });
  }
}
