/** Judges what is in the page by axe-core, with the rules of WCAG 2.2, levels A and AA. */
import 'axe-core/axe.min.js';
import { expect } from './expect.js';

const { axe } = globalThis as unknown as { axe: typeof import('axe-core') };

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

export async function expectAccessible(): Promise<void> {
  const { violations, passes } = await axe.run(document, { runOnly: TAGS, resultTypes: ['violations'] });
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary ?? ''}`).join('\n')}`)).to.deep.equal([]);
  expect(passes, 'axe judged nothing').not.to.have.length(0);
}
