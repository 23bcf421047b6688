/** Chromium's accessibility tree, as it hands it to assistive technology, through the DevTools protocol. */
import type { CDPSession, Protocol } from 'puppeteer-core';

export interface AxNode {
  readonly role: string;
  readonly name: string;
  readonly description: string;
  readonly properties: Readonly<Record<string, unknown>>;
  /** The text of all that is inside. */
  readonly text: string;
}

async function readTree(cdp: CDPSession): Promise<AxNode[]> {
  const { nodes } = await cdp.send('Accessibility.getFullAXTree');
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const textOf = ({ role, name, childIds = [] }: Protocol.Accessibility.AXNode): string =>
    (role?.value === 'StaticText' ? String(name?.value) : childIds.map((id) => byId.get(id)).map((child) => (child ? textOf(child) : '')).join(' ').trim());
  return nodes.filter(({ ignored }) => !ignored).map((node) => ({
    role: String(node.role?.value), name: String(node.name?.value ?? ''), description: String(node.description?.value ?? ''),
    properties: Object.fromEntries((node.properties ?? []).map(({ name, value }) => [name, value.value])),
    text: textOf(node),
  }));
}

const DEADLINE_MS = 30_000;

/** Waits for a node that fits. @throws {Error} with the tree */
export async function find(cdp: CDPSession, role: string, fits: (node: AxNode) => boolean, deadline = DEADLINE_MS): Promise<AxNode> {
  const end = performance.now() + deadline;
  for (;;) {
    const tree = await readTree(cdp);
    const found = tree.find((node) => node.role === role && fits(node));
    if (found) return found;
    if (performance.now() > end) throw new Error(`No such ${role}. There are: ${tree.filter(({ name, text }) => name || text).map((node) => `${node.role} “${node.name || node.text}” ${JSON.stringify(node.properties)}`).join('\n')}`);
    await new Promise((resolve) => { setTimeout(resolve, 50); });
  }
}

export const named = (name: string) => (node: AxNode): boolean => node.name === name;
export const saying = (text: string) => (node: AxNode): boolean => node.text.includes(text);
