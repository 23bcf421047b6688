import type { ArgTypesEnhancer, StrictInputType } from 'storybook/internal/types';

const categoryOf = ({ table }: StrictInputType): string | undefined => table?.category;

const toAttribute = (property: string): string => property.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** The session comes from the story, so what names one can be read about and not changed. */
const SESSION = ['user-pool-id', 'user-pool-client-id', 'user-pool-endpoint', 'region', 'storage', 'authentication-flow-type'];

/** Controls are the attributes, as HTML has them; a property that an attribute stands for is not listed twice. */
export const attributeControls: ArgTypesEnhancer = ({ argTypes }) => Object.fromEntries(
  Object.entries(argTypes)
    .filter(([name, type]) => categoryOf(type) !== 'properties' || toAttribute(name) === name || !(toAttribute(name) in argTypes))
    .map(([name, type]) => {
      if (type.control) return [name, type];
      if (categoryOf(type) !== 'attributes' || SESSION.includes(name)) return [name, { ...type, control: false }];
      return [name, { ...type, control: type.table?.type?.summary === 'boolean' ? 'boolean' : 'text' }];
    }),
) as typeof argTypes;
