/** Browsers by what their user agent says of them, the telling ones first: most claim to be several. */
const BROWSERS: readonly (readonly [RegExp, string])[] = [[/Edg/, 'Edge'], [/OPR\/|Opera/, 'Opera'], [/Firefox|FxiOS/, 'Firefox'], [/Chrome|CriOS/, 'Chrome'], [/Safari/, 'Safari']];

const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/Android/, 'Android'], [/iPhone|iPad|\biOS\b/, 'iOS'], [/Windows/, 'Windows'], [/Mac ?OS|Macintosh/i, 'macOS'], [/CrOS|Chrome ?OS/, 'ChromeOS'], [/Linux/, 'Linux'],
];

const nameIn = (list: readonly (readonly [RegExp, string])[], text: string): string | undefined => list.find(([sign]) => sign.test(text))?.[1];

/** What a person would call a device. */
export type Browser = Readonly<Record<'browser' | 'system', string>>;

/** Browser and system in a text that describes a device, by whomever; undefined unless it names both. */
export function readAgent(text: string): Browser | undefined {
  const [browser, system] = [nameIn(BROWSERS, text), nameIn(SYSTEMS, text)];
  return browser && system ? { browser, system } : undefined;
}

/** The same for the name of a device: a browser has named it by its user agent, and what is none was given by a person. */
export const browserOf = (name: string): Browser | undefined => (name.startsWith('Mozilla/') ? readAgent(name) : undefined);
