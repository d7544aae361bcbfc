"""One invocation: MiniStack's records to the runner's request, the runner's answer to MiniStack's result."""

import json
from http.client import HTTPException
from typing import Any

from ministack.services import lambda_svc

from .call import Call, call_of
from .logs import log_source
from .packages import Packages
from .runner import Runner


class Executor:
    def __init__(self, runner: Runner, packages: Packages) -> None:
        self._runner = runner
        self._packages = packages

    def execute(self, function: dict, event: Any, url: str, request_id: str) -> dict:
        configuration = function.get("config") or function
        call = call_of(event)
        try:
            package = self._packages.path_of(function, configuration)
        except OSError as error:
            return _failure("Sandbox.StartFailed", f"the function was not run: {error}")
        invocation = {
            "configuration": {**configuration, "FunctionArn": _version_arn(configuration)},
            "codeZip": package,
            "invokedFunctionArn": configuration["FunctionArn"],
            "requestId": call.request_id if call else request_id,
            "event": call.event_text if call else json.dumps(event, ensure_ascii=False),
        }
        if trace_id := lambda_svc._xray_trace_id_for_invocation(configuration):
            invocation["traceId"] = trace_id
        if call and call.client_context is not None:
            invocation["clientContext"] = call.client_context
        try:
            answer = self._runner.post("/invocations", json.dumps(invocation).encode())
        except (OSError, RuntimeError, HTTPException) as error:
            return _failure("Runtime.RunnerUnavailable", f"the function was not run: {error}")
        return _result(json.loads(answer), call)


def _version_arn(configuration: dict) -> str:
    """The ARN that says which code runs, whichever alias was called."""
    unqualified = ":".join(configuration["FunctionArn"].split(":")[:7])
    version = configuration.get("Version", "$LATEST")
    return unqualified if version == "$LATEST" else f"{unqualified}:{version}"


def _result(answer: dict, call: Call | None) -> dict:
    result: dict = {"log": answer["log"], "log_source": log_source(answer["logStream"])}
    if answer.get("failure"):
        result["error"] = True
    if answer.get("failure") == "mount":
        result["body"] = _mount_error(json.loads(answer["payload"]), call)
    elif call and call.verbatim:
        result |= {"body": answer["payload"], "raw_payload": True}
    else:
        result["body"] = json.loads(answer["payload"])
    return result


def _mount_error(error: dict, call: Call | None) -> dict:
    """An HTTP caller gets an error of the Lambda API; for callers inside AWS its name begins with `Lambda.`."""
    if call and call.verbatim:
        call.mount_error = error
        return error
    return {**error, "errorType": f"Lambda.{error['errorType']}"}


def _failure(error_type: str, message: str) -> dict:
    return {"body": {"errorType": error_type, "errorMessage": message}, "error": True}
