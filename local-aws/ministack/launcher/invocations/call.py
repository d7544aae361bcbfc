"""What an Invoke over HTTP carries beyond the event, and what only its HTTP answer can show."""

import base64
import contextvars
import json
import uuid
from dataclasses import dataclass
from typing import Any, NamedTuple

from ministack import app
from ministack.services import lambda_svc

from replacing import replace

_MOUNT_ERROR_STATUS = {
    "S3FilesMountConnectivityException": 408,
    "S3FilesMountFailureException": 403,
    "S3FilesMountTimeoutException": 408,
}


class _Request(NamedTuple):
    identifier: str
    body: bytes


@dataclass
class Call:
    """An Invoke that is being answered; there is none for invocations that start inside MiniStack."""

    # The id that the caller sees in the answer's header.
    request_id: str
    event: Any
    # The event as it was sent.
    event_text: str
    client_context: Any
    # The payload goes to the caller letter by letter; callers inside MiniStack need it parsed.
    verbatim: bool
    mount_error: dict | None = None


_request: contextvars.ContextVar[_Request | None] = contextvars.ContextVar("s3files_request", default=None)
_call: contextvars.ContextVar[Call | None] = contextvars.ContextVar("s3files_call", default=None)


def call_of(event: Any) -> Call | None:
    """The Invoke that brought this very event, and not, say, a destination that is invoked with its result."""
    call = _call.get()
    return call if call and call.event is event else None


def install_call() -> None:
    replace(app, "_dispatch_service_request", _dispatch)
    replace(lambda_svc, "handle_request", _handle_request)
    replace(lambda_svc, "_invoke", _invoke)


async def _dispatch(
    original: Any, method: str, path: str, headers: dict, body: bytes, query_params: dict, request_id: str
) -> tuple:
    # MiniStack tells a service neither the id it answers with nor, past its router, the text of the body.
    _request.set(_Request(request_id, body))
    return await original(method, path, headers, body, query_params, request_id)


async def _handle_request(
    original: Any, method: str, path: str, headers: dict, body: bytes, query_params: dict
) -> tuple:
    request = _request.get()
    # Step Functions comes here too, within the request that once started its execution.
    if request is None or request.body is not body:
        _request.set(_Request(str(uuid.uuid4()), body))
    return await original(method, path, headers, body, query_params)


async def _invoke(original: Any, name: str, event: Any, headers: dict, *arguments: Any) -> tuple:
    request = _request.get()
    assert request is not None, "only handle_request calls this"
    text = request.body.decode("utf-8", "replace") or "{}"
    if event == {} and (problem := _json_problem(text)):
        return _error(400, "InvalidRequestContentException", f"Could not parse request body into json: {problem}")
    call = Call(
        request_id=request.identifier,
        event=event,
        event_text=text,
        client_context=_client_context(headers),
        verbatim=headers.get("x-amz-invocation-type", "RequestResponse") == "RequestResponse",
    )
    token = _call.set(call)
    try:
        answer = await original(name, event, headers, *arguments)
    finally:
        _call.reset(token)
    if call.mount_error:
        code = call.mount_error["errorType"]
        return _error(_MOUNT_ERROR_STATUS[code], code, call.mount_error["errorMessage"])
    return answer


def _json_problem(text: str) -> str | None:
    """MiniStack takes what is not JSON for an empty event."""
    try:
        json.loads(text)
    except ValueError as error:
        return str(error)
    return None


def _client_context(headers: dict) -> Any:
    encoded = headers.get("x-amz-client-context")
    return json.loads(base64.b64decode(encoded)) if encoded else None


def _error(status: int, code: str, message: str) -> tuple[int, dict, bytes]:
    headers = {"Content-Type": "application/json", "x-amzn-ErrorType": code}
    return status, headers, json.dumps({"Type": "User", "Message": message}).encode()
