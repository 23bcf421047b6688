/** Made by the build; a checkout that has not been built type-checks too. */
declare module '*/custom-elements.json' {
  const manifest: { schemaVersion: string; modules: object[] };
  export default manifest;
}
