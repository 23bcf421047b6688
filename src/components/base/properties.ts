import type { PropertyDeclarations } from 'lit';
import { kebab } from '../../core/kebab.js';

/** Declares reactive properties: the attribute of each has its name, in kebab case. */
export const withAttributes = (declarations: PropertyDeclarations): PropertyDeclarations =>
  Object.fromEntries(Object.entries(declarations).map(([name, options]) => [name, { attribute: kebab(name), ...options }]));
