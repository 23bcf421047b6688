/** The telling signs first: most browsers claim to be several. */
const BROWSERS: readonly (readonly [RegExp, string])[] = [[/Edg/, 'Edge'], [/OPR\//, 'Opera'], [/Firefox|FxiOS/, 'Firefox'], [/Chrome|CriOS/, 'Chrome'], [/Safari/, 'Safari']];

const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/Android/, 'Android'], [/iPhone|iPad/, 'iOS'], [/Windows/, 'Windows'], [/Macintosh/, 'Mac OS X'], [/CrOS/, 'Chrome OS'], [/Linux/, 'Linux'],
];

const nameIn = (list: readonly (readonly [RegExp, string])[], text: string): string | undefined => list.find(([sign]) => sign.test(text))?.[1];

/** What Cognito makes of a user agent: operating system and browser, or undefined where it is of none that it knows. */
export function describeAgent(userAgent = ''): string | undefined {
  const [system, browser] = [nameIn(SYSTEMS, userAgent), nameIn(BROWSERS, userAgent)];
  return system && browser && `${system}, ${browser}`;
}
