/** Chromium's file of saved logins, `Login Data`, written as Chromium itself writes it under `--password-store=basic`. */
import { createCipheriv, pbkdf2Sync } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import initSqlJs, { type SqlValue } from 'sql.js';
import type { Login } from './manager.js';

/** Without a keyring the key is no secret (Chromium, components/os_crypt: "peanuts", "saltysalt", one iteration, blanks as IV). */
const KEY = pbkdf2Sync('peanuts', 'saltysalt', 1, 16, 'sha1');
const IV = Buffer.alloc(16, ' ');

function encrypt(password: string): Uint8Array {
  const cipher = createCipheriv('aes-128-cbc', KEY, IV);
  return Buffer.concat([Buffer.from('v10'), cipher.update(password, 'utf8'), cipher.final()]);
}

/** Microseconds since 1601, as Chromium counts. */
const now = (): number => (Date.now() + 11_644_473_600_000) * 1000;

const columnsOf = ({ origin, username, password }: Login): Readonly<Record<string, SqlValue>> => ({
  origin_url: `${origin}/`, action_url: `${origin}/`, signon_realm: `${origin}/`,
  username_value: username, password_value: encrypt(password), date_created: now(), date_password_modified: now(),
});

/** Adds logins to a file that Chromium has made. */
export async function addLogins(file: string, logins: readonly Login[]): Promise<void> {
  const { Database } = await initSqlJs();
  const database = new Database(await readFile(file));
  const schema = database.exec('SELECT name, type FROM pragma_table_info(\'logins\') WHERE "notnull" AND dflt_value IS NULL')[0]!.values;
  for (const login of logins) {
    // What Chromium requires beside is empty.
    const empty = Object.fromEntries(schema.map(([name, type]) => [String(name), /INT/i.test(String(type)) ? 0 : '']));
    const row = { ...empty, ...columnsOf(login) };
    const names = Object.keys(row);
    database.run(`INSERT INTO logins (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`, Object.values(row));
  }
  await writeFile(file, database.export());
  database.close();
}
