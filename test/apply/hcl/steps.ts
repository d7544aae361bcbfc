import type { TerraformMessage } from '../../harness/terraform.ts';

/** What Terraform did in the last command, in its order: for steps that are no call or whose call does not name them. */
export class Steps {
  #steps: string[] = [];

  readonly note = ({ type, hook }: TerraformMessage): void => {
    if (type === 'apply_start' || type === 'apply_complete')
      this.#steps.push(`${type} ${hook?.action} ${hook?.resource?.addr}`);
  };

  clear(): void {
    this.#steps = [];
  }

  /** Position of the beginning of a create or delete; one that never came is an error. */
  began(action: 'create' | 'delete', address: string): number {
    return this.#position(`apply_start ${action} ${address}`);
  }

  /** Position of its end. */
  ended(action: 'create' | 'delete', address: string): number {
    return this.#position(`apply_complete ${action} ${address}`);
  }

  #position(step: string): number {
    const position = this.#steps.indexOf(step);
    if (position < 0) throw new Error(`no ${step}; there were\n${this.#steps.join('\n')}`);
    return position;
  }
}
