/** Browsers by what their user agent says of them, the telling ones first: most claim to be several. */
const BROWSERS: readonly (readonly [RegExp, string])[] = [[/Edg/, 'Edge'], [/OPR\//, 'Opera'], [/Firefox|FxiOS/, 'Firefox'], [/Chrome|CriOS/, 'Chrome'], [/Safari/, 'Safari']];

const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/Android/, 'Android'], [/iPhone|iPad/, 'iOS'], [/Windows/, 'Windows'], [/Mac OS X|Macintosh/, 'macOS'], [/CrOS/, 'ChromeOS'], [/Linux/, 'Linux'],
];

const nameIn = (list: readonly (readonly [RegExp, string])[], text: string): string | undefined => list.find(([sign]) => sign.test(text))?.[1];

/** What a person would call a device, from the name that a browser gave it; undefined where it is no user agent. */
export function browserOf(userAgent: string): { browser: string; system: string } | undefined {
  const [browser, system] = [nameIn(BROWSERS, userAgent), nameIn(SYSTEMS, userAgent)];
  return browser && system && userAgent.startsWith('Mozilla/') ? { browser, system } : undefined;
}
