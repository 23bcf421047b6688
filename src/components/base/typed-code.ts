/** The digit that a decimal digit of any script stands for: each script has its ten in a row (Unicode, Numeric_Type=Decimal), some behind those of another. */
function digitOf(character: string): string {
  const point = character.codePointAt(0) ?? 0;
  let before = 0;
  while (/\p{Nd}/u.test(String.fromCodePoint(point - before - 1))) before++;
  return String(before % 10);
}

/**
 * A code as Cognito knows it, from what was typed or pasted: messages and apps write codes with blanks and hyphens in them,
 * some keyboards digits of their own script (`１２３`, `١٢٣`), and what is copied may bring marks that nobody sees.
 */
export const readCode = (typed = ''): string => typed.normalize('NFKC').replace(/[\s\p{Pd}\p{Cf}]/gu, '').replace(/\p{Nd}/gu, digitOf);
