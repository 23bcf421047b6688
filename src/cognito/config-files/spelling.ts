/** `userPoolId` and `user_pool_id` are the same word. */
const plainOf = (key: string): string => key.toLowerCase().replace(/[_-]/g, '');

/** How many letters are to be added, left out or changed (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 0; i < a.length; i += 1) {
    const last = row;
    row = [i + 1];
    for (let j = 0; j < b.length; j += 1) row.push(Math.min(last[j + 1]! + 1, row[j]! + 1, last[j]! + (a[i] === b[j] ? 0 : 1)));
  }
  return row[b.length]!;
}

/** Whether somebody who wrote the one meant the other: two letters off at most, one where the word is short. */
export const isMeant = (written: string, known: string): boolean => distance(plainOf(written), plainOf(known)) <= (known.length < 8 ? 1 : 2);
