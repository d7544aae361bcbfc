"""MiniStack as the local AWS needs it: every invocation goes to our runner, some answers are put right.

Started by start.ts with an environment of its own. Announces its port as one JSON line on stdout.
"""

import argparse
import asyncio
import json
import os
import socket
from pathlib import Path

import lifetime


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--runner-socket", required=True)
    arguments = parser.parse_args()

    lifetime.end_with_parent(arguments.folder)
    lifetime.raise_file_limit()
    listener = listen()
    # MiniStack writes its own port into the URLs it hands out, and reads it while it is imported.
    os.environ["GATEWAY_PORT"] = str(listener.getsockname()[1])

    import answers
    import invocations
    import private_names
    from ministack import app

    private_names.check()
    # Folders of container images; on a developer's machine they belong to something else.
    app._run_init_scripts = lambda: None
    invocations.install(arguments.runner_socket, arguments.folder / "code")
    answers.install()

    print(json.dumps({"port": listener.getsockname()[1]}), flush=True)
    asyncio.run(serve(app.app, listener))


def listen() -> socket.socket:
    """A socket of our own instead of a port number: nobody can take the port in between."""
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind(("127.0.0.1", 0))
    listener.listen(1024)
    return listener


async def serve(app: object, listener: socket.socket) -> None:
    from hypercorn.asyncio import serve as hypercorn_serve
    from hypercorn.config import Config

    config = Config()
    config.bind = [f"fd://{listener.detach()}"]
    config.backlog = 1024
    config.keep_alive_timeout = 75
    config.loglevel = "ERROR"
    await hypercorn_serve(app, config)


main()
