/** Makes one client token after another. */
export type ClientTokens = () => string;

/**
 * Tokens as the provider's: `terraform-`, the UTC time in 18 digits, and a counter in 8 hex digits. The counter makes them
 * differ, so everything that may call the same service shares one source.
 */
export const clientTokens = (now: () => Date = () => new Date()): ClientTokens => {
  let count = 0;
  return () => {
    count += 1;
    const time = now().toISOString().replace(/\D/g, '').padEnd(18, '0');
    return `terraform-${time}${count.toString(16).padStart(8, '0')}`;
  };
};
