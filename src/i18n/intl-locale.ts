/** The tag for `Intl`, which throws where a page wrote one that is none (`de_AT`): English then, as the texts are. */
export function localeOf(lang: string): string {
  try {
    return Intl.getCanonicalLocales(lang)[0] ?? 'en';
  } catch {
    return 'en';
  }
}
