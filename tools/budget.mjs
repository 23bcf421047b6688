/** What a page loads from the CDN build, computed from the manifest that the build writes (tools/rollup/cdn.mjs). */

/**
 * The files that are requested until the named chunks run, each with the number of requests, one after the other, that lead to it.
 * @param manifest file → {name, bytes, imports, dynamicImports}
 * @param entry the file that the page's script tag names
 * @param {string[]} chunks names of the chunks that are asked for by import()
 * @returns {Map<string, number>} file → depth; the entry has depth 1
 * @throws {Error} when a chunk does not exist or nothing on the way imports it
 */
export function requestsFor(manifest, entry, chunks) {
  for (const name of chunks) {
    if (!Object.values(manifest).some((chunk) => chunk.name === name)) throw new Error(`The build has no chunk called ${name}`);
  }
  const depths = new Map();
  const request = (file, depth) => {
    if (depths.get(file) <= depth) return;
    depths.set(file, depth);
    const { imports, dynamicImports } = manifest[file];
    for (const imported of imports) request(imported, depth + 1);
    for (const later of dynamicImports.filter((target) => chunks.includes(manifest[target].name))) {
      request(later, depth + 1);
      // The build asks for these together with the chunk (preloadImports).
      for (const preloaded of manifest[later].imports) request(preloaded, depth + 1);
    }
  };
  request(entry, 1);
  const unreached = chunks.filter((name) => ![...depths.keys()].some((file) => manifest[file].name === name));
  if (unreached.length > 0) throw new Error(`Nothing imports ${unreached.join(', ')} on the way from ${entry}`);
  return depths;
}

/**
 * The figures of a budget that each of its chunks has to itself; what a chunk shares with others is not counted.
 * @returns {{bytes: number, depth: number, files: string[], faults: string[]}} bytes are those of the largest one
 */
function measureEach(manifest, { name, each, maxBytes }) {
  const chunks = each.map((chunk) => {
    const file = Object.keys(manifest).find((candidate) => manifest[candidate].name === chunk);
    if (!file) throw new Error(`The build has no chunk called ${chunk}`);
    return { chunk, file, bytes: manifest[file].bytes };
  });
  const faults = chunks.filter(({ bytes }) => bytes > maxBytes).map(({ chunk, bytes }) => `${name}: ${bytes} bytes of ${chunk} are ${bytes - maxBytes} more than its budget of ${maxBytes}`);
  return { bytes: Math.max(...chunks.map(({ bytes }) => bytes)), depth: 1, files: chunks.map(({ file }) => file), faults };
}

/**
 * One budget's figures, and what is wrong with them.
 * @returns {{bytes: number, depth: number, files: string[], faults: string[]}} bytes are in brotli
 */
export function measure(manifest, entry, budget) {
  if (budget.each) return measureEach(manifest, budget);
  const { name, chunks, maxBytes, maxDepth = Infinity } = budget;
  const requests = requestsFor(manifest, entry, chunks);
  const files = [...requests.keys()];
  const bytes = files.reduce((sum, file) => sum + manifest[file].bytes, 0);
  const depth = Math.max(...requests.values());
  const faults = [
    ...(bytes > maxBytes ? [`${name}: ${bytes} bytes are ${bytes - maxBytes} more than its budget of ${maxBytes}`] : []),
    ...(depth > maxDepth ? [`${name}: ${depth} requests, one after the other, are more than its budget of ${maxDepth}`] : []),
  ];
  return { bytes, depth, files, faults };
}
