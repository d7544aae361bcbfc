import { setTimeout as delay } from 'node:timers/promises';

/**
 * How long things take in AWS, in milliseconds of AWS time. The clock scales them, so that a test can wait for
 * conditions rather than minutes.
 */
export interface Durations {
  /** From the last write to a file until it is exported (S3 User Guide, s3-files-performance: about 60 s). */
  readonly exportDelay: number;
  /** From creating a mount target until it is available (77 s measured, up to 5 min documented). */
  readonly mountTargetCreation: number;
  /** For how long S3 still reports a bucket as attached after its file system is gone. */
  readonly bucketRelease: number;
}

export const AWS_DURATIONS: Durations = {
  exportDelay: 60_000,
  mountTargetCreation: 77_000,
  bucketRelease: 120_000,
};

/** The one source of time: everything that waits in the local AWS waits here. */
export class Clock {
  readonly scale: number;
  readonly durations: Durations;

  /**
   * @param scale real time per AWS time; 1 is as slow as AWS, 0.05 makes 60 s of AWS 3 s.
   * @param durations AWS time in milliseconds, each replaceable alone.
   */
  constructor(scale = 1, durations: Partial<Durations> = {}) {
    if (!(scale >= 0)) throw new RangeError(`time scale must be 0 or more, got ${scale}`);
    this.scale = scale;
    this.durations = { ...AWS_DURATIONS, ...durations };
  }

  /** Real milliseconds since the epoch: time stamps are never scaled. */
  now(): number {
    return Date.now();
  }

  /** The real milliseconds a duration takes here. */
  real(duration: keyof Durations): number {
    return this.durations[duration] * this.scale;
  }

  /** Waits for a duration; rejects with an AbortError when the signal fires first. */
  async wait(duration: keyof Durations, signal?: AbortSignal): Promise<void> {
    await delay(this.real(duration), undefined, { ref: false, ...(signal ? { signal } : {}) });
  }
}
