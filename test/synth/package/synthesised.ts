/**
 * The files of the only stack, by their path in its folder, with the configuration as an object. What names the version of
 * the library is left out: its manifest and its metadata.
 */
export const stackOf = (files: Readonly<Record<string, string>>): Record<string, unknown> => {
  const stack: Record<string, unknown> = {};
  for (const [path, content] of Object.entries(files)) {
    const [, name, inStack] = /^stacks\/([^/]+)\/(.*)$/.exec(path) ?? [];
    if (inStack === 'cdk.tf.json') {
      const { '//': metadata, ...configuration } = JSON.parse(content);
      if (metadata.metadata.stackName !== name)
        throw new Error(`${path} is of stack ${metadata.metadata.stackName}`);
      stack[inStack] = configuration;
    } else if (inStack) stack[inStack] = content;
    else if (path !== 'manifest.json') throw new Error(`${path} belongs to no stack`);
  }
  return stack;
};
