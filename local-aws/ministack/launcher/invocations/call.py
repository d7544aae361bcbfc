"""What an Invoke over HTTP carries beyond the event, and what only its HTTP answer can show."""

import base64
import contextvars
import json
import uuid
from dataclasses import dataclass
from functools import wraps
from typing import Any

from ministack.services import lambda_svc

_MOUNT_ERROR_STATUS = {
    "S3FilesMountConnectivityException": 408,
    "S3FilesMountFailureException": 403,
    "S3FilesMountTimeoutException": 408,
}


@dataclass
class Call:
    request_id: str
    client_context: Any
    # The payload goes to the caller letter by letter; callers inside MiniStack need it parsed.
    verbatim: bool
    mount_error: dict | None = None


_current: contextvars.ContextVar[Call | None] = contextvars.ContextVar("s3files_call", default=None)


def current_call() -> Call | None:
    return _current.get()


def install_call() -> None:
    original = lambda_svc._invoke

    @wraps(original)
    async def invoke(name: str, event: Any, headers: dict, *arguments: Any, **keywords: Any) -> tuple:
        call = Call(
            request_id=str(uuid.uuid4()),
            client_context=_client_context(headers),
            verbatim=headers.get("x-amz-invocation-type", "RequestResponse") == "RequestResponse",
        )
        token = _current.set(call)
        try:
            status, answer_headers, body = await original(name, event, headers, *arguments, **keywords)
        finally:
            _current.reset(token)
        if call.mount_error:
            status, answer_headers, body = _mount_answer(call.mount_error)
        # The id in the function's log is the one that its caller sees.
        return status, {**answer_headers, "x-amzn-requestid": call.request_id}, body

    lambda_svc._invoke = invoke


def _client_context(headers: dict) -> Any:
    encoded = headers.get("x-amz-client-context")
    return json.loads(base64.b64decode(encoded)) if encoded else None


def _mount_answer(error: dict) -> tuple[int, dict, bytes]:
    code = error["errorType"]
    body = {"Type": "User", "Message": error["errorMessage"]}
    headers = {"Content-Type": "application/json", "x-amzn-ErrorType": code}
    return _MOUNT_ERROR_STATUS[code], headers, json.dumps(body).encode()
