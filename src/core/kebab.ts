/** `Kebab<'setupTOTP'>` is `'setup-totp'`: a run of capitals is one word; the type knows the one that there is. */
export type Kebab<Name extends string> = Name extends `${infer Head}TOTP` ? `${Kebab<Head>}-totp` : Words<Name>;

type Words<Name extends string> = Name extends `${infer First}${infer Rest}` ? `${First extends Lowercase<First> ? First : `-${Lowercase<First>}`}${Words<Rest>}` : '';

/** `setupTOTP` becomes `setup-totp`: as attributes, events and elements are named after properties and states. */
export const kebab = <Name extends string>(name: Name): Kebab<Name> => name.replace(/[A-Z]+/g, '-$&').toLowerCase() as Kebab<Name>;
