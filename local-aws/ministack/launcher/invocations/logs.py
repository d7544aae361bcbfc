"""The runner's log of an invocation, into the log group and the stream of its execution environment."""

import time
from typing import Any

from ministack.services import cloudwatch_logs, lambda_svc

from replacing import replace

_PREFIX = "stream:"


def log_source(stream: str) -> str:
    """Carries the stream's name through the one field of a result that MiniStack passes on untouched."""
    return _PREFIX + stream


def install_logs() -> None:
    replace(lambda_svc, "_emit_lambda_logs", _emit)


def _emit(
    original: Any, function: dict, request_id: str, log_text: str, *arguments: Any,
    log_source: str | None = None,
) -> None:
    if log_source and log_source.startswith(_PREFIX):
        # MiniStack would add START, END and REPORT of its own.
        _append(function.get("config") or function, log_source.removeprefix(_PREFIX), log_text)
    else:
        original(function, request_id, log_text, *arguments, log_source=log_source)


def _append(configuration: dict, stream_name: str, log_text: str) -> None:
    group_name = (configuration.get("LoggingConfig") or {}).get("LogGroup")
    group_name = group_name or f"/aws/lambda/{configuration['FunctionName']}"
    now = int(time.time() * 1000)
    events = [
        {"timestamp": now, "message": line, "ingestionTime": now}
        for line in log_text.rstrip("\n").split("\n")
        if line
    ]
    stream = _stream(group_name, stream_name, now)
    cloudwatch_logs._append_log_events(stream, events)
    cloudwatch_logs._fanout_to_subscription_filters(
        group_name, stream_name, [{"timestamp": now, "message": event["message"]} for event in events]
    )


def _stream(group_name: str, stream_name: str, now: int) -> dict:
    groups = cloudwatch_logs._log_groups
    if group_name not in groups:
        groups[group_name] = {
            "arn": cloudwatch_logs._make_group_arn(group_name),
            "creationTime": now,
            "retentionInDays": None,
            "tags": {},
            "subscriptionFilters": {},
            "streams": {},
        }
    return groups[group_name]["streams"].setdefault(
        stream_name,
        {
            "events": [],
            "uploadSequenceToken": "1",
            "creationTime": now,
            "firstEventTimestamp": None,
            "lastEventTimestamp": None,
            "lastIngestionTime": None,
        },
    )
