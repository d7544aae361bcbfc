import type { Fault, Orders } from './lab-orders.ts';
import type { Properties } from './lab-types.ts';

/** A create, update or delete on its way. */
export interface LabRequest {
  readonly typeName: string;
  readonly operation: string;
  readonly identifier: string;
  readonly fault: Fault | undefined;
  /** Polls that still answer IN_PROGRESS. */
  polls: number;
  /** Does the work; a second call does nothing. */
  readonly commit: () => void;
}

/** What the lab server keeps, and what it has been told to do differently. */
export class LabStore {
  readonly resources = new Map<string, Properties>();
  readonly requests = new Map<string, LabRequest>();
  /** How often a content has been created. */
  readonly seen = new Map<string, number>();
  orders: Orders = {};
  #faults: { fault: Fault; left: number }[] = [];

  /** Later orders add to earlier ones; a new list of faults replaces the old one. */
  obey(orders: Orders): void {
    this.orders = { ...this.orders, ...orders };
    if (orders.faults) {
      this.#faults = orders.faults.map((fault) => ({ fault, left: fault.times ?? 1 }));
    }
    for (const { type, id, properties } of orders.put ?? []) {
      this.resources.set(`${type} ${id}`, structuredClone(properties));
    }
    for (const prefix of orders.delete ?? []) {
      for (const [key] of this.#under(prefix)) this.resources.delete(key);
    }
    for (const { match, set = {}, unset = [] } of orders.change ?? []) {
      for (const [, properties] of this.#under(match)) {
        Object.assign(properties, set);
        for (const name of unset) delete properties[name];
      }
    }
  }

  /** The first fault that fits and has not been used up. */
  takeFault(fits: (fault: Fault) => boolean): Fault | undefined {
    const found = this.#faults.find(({ fault, left }) => left > 0 && fits(fault));
    if (found) found.left -= 1;
    return found?.fault;
  }

  #under(prefix: string): [string, Properties][] {
    return [...this.resources].filter(([key]) => key.startsWith(prefix));
  }
}
