export { expect } from '@open-wc/testing/pure';
