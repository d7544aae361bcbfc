import { request as plain } from 'node:http';
import { connect as connectPlain, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';

const HOST = 'registry.terraform.io';

/** Whether Terraform's registry can be reached from here, as Terraform would reach it, within a time in milliseconds. */
export const registryAnswers = (
  environment: NodeJS.ProcessEnv,
  within = 2_000,
): Promise<boolean> => {
  const proxy = environment.HTTPS_PROXY ?? environment.https_proxy;
  return new Promise((done) => {
    let socket: Socket | undefined;
    const end = (answer: boolean) => {
      clearTimeout(timer);
      socket?.destroy();
      done(answer);
    };
    const timer = setTimeout(() => end(false), within);
    const greet = (through: Socket) => {
      socket = through;
      // A certificate that does not hold ends in an error: behind such a proxy Terraform could not download either.
      connectTls({ socket: through, servername: HOST }, () => end(true)).on('error', () =>
        end(false),
      );
    };
    if (!proxy) {
      const direct = connectPlain(443, HOST, () => greet(direct));
      direct.on('error', () => end(false));
      socket = direct;
      return;
    }
    const { hostname, port } = new URL(proxy);
    plain({ host: hostname, port: port || 80, method: 'CONNECT', path: `${HOST}:443` })
      .on('connect', (_, through) => greet(through))
      .on('error', () => end(false))
      .end();
  });
};
