"""HTTP to the runner over its Unix socket, on connections that stay open."""

import http.client
import select
import socket
from collections import deque


class _Connection(http.client.HTTPConnection):
    def __init__(self, path: str) -> None:
        super().__init__("localhost")
        self._path = path

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.connect(self._path)


class Runner:
    """Any number of threads may post at once: each takes an idle connection or opens one."""

    def __init__(self, path: str) -> None:
        self._path = path
        # append and pop of a deque are atomic; the last one in is the least likely to be closed.
        self._idle: deque[_Connection] = deque()

    def post(self, path: str, body: bytes) -> bytes:
        while (connection := self._take()) is not None:
            try:
                return self._exchange(connection, path, body)
            except (http.client.RemoteDisconnected, BrokenPipeError, ConnectionResetError):
                connection.close()  # Closed by the runner while idle: no byte of an answer came.
        return self._exchange(_Connection(self._path), path, body)

    def _take(self) -> _Connection | None:
        while self._idle:
            try:
                connection = self._idle.pop()
            except IndexError:
                break
            # An idle connection has nothing to say: what is readable is its end.
            readable, _, _ = select.select([connection.sock], [], [], 0)
            if not readable:
                return connection
            connection.close()
        return None

    def _exchange(self, connection: _Connection, path: str, body: bytes) -> bytes:
        connection.request("POST", path, body, {"Content-Type": "application/json"})
        with connection.getresponse() as response:
            answer = response.read()
            status = response.status
        if response.will_close:
            connection.close()
        else:
            self._idle.append(connection)
        if status != 200:
            raise RuntimeError(f"the runner answered {status}: {answer[:512].decode('utf-8', 'replace')}")
        return answer
