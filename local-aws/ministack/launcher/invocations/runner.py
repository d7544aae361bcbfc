"""HTTP to the runner over its Unix socket, on connections that stay open."""

import http.client
import select
import socket
from collections import deque

_HEAD = "POST {} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n"


class Runner:
    """Any number of threads may post at once: each takes an idle connection or opens one."""

    def __init__(self, path: str) -> None:
        self._path = path
        # append and pop of a deque are atomic; the last one in is the least likely to be closed.
        self._idle: deque[socket.socket] = deque()

    def post(self, path: str, body: bytes) -> bytes:
        # One send for all of it: http.client takes two, and each wakes the runner.
        request = _HEAD.format(path, len(body)).encode() + body
        while (connection := self._take_idle()) is not None:
            try:
                return self._exchange(connection, request)
            except (http.client.RemoteDisconnected, BrokenPipeError, ConnectionResetError):
                pass  # Closed by the runner while idle: no byte of an answer came.
        return self._exchange(self._connect(), request)

    def _take_idle(self) -> socket.socket | None:
        while self._idle:
            try:
                connection = self._idle.pop()
            except IndexError:
                break
            # An idle connection has nothing to say: what is readable is its end.
            poll = select.poll()
            poll.register(connection, select.POLLIN)
            if not poll.poll(0):
                return connection
            connection.close()
        return None

    def _connect(self) -> socket.socket:
        connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        connection.connect(self._path)
        return connection

    def _exchange(self, connection: socket.socket, request: bytes) -> bytes:
        try:
            connection.sendall(request)
            response = http.client.HTTPResponse(connection, method="POST")
            with response:
                response.begin()
                answer = response.read()
        except BaseException:
            connection.close()
            raise
        if response.will_close:
            connection.close()
        else:
            self._idle.append(connection)
        if response.status != 200:
            text = answer[:512].decode("utf-8", "replace")
            raise RuntimeError(f"the runner answered {response.status}: {text}")
        return answer
