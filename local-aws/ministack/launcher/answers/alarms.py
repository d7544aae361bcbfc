"""Alarms.

MiniStack stores only some of what PutMetricAlarm says. Over the Query protocol, which hashicorp/aws 5 speaks, it answers
DescribeAlarms with fewer than ten members, so that the provider updates metric alarms, and replaces composite ones,
on every plan. Its JSON answer has all that is stored: it is what the Query answer is made of here.
"""

import json
import re
from collections.abc import Callable
from datetime import datetime, timezone
from typing import Any
from xml.sax.saxutils import escape

from ministack.services import cloudwatch

from replacing import replace

_FORGOTTEN = (
    "EvaluateLowSampleCountPercentile",
    "InsufficientDataActions",
    "Metrics",
    "ThresholdMetricId",
)
_ON_ONE_METRIC = ("MetricName", "Namespace", "Period", "Statistic", "Threshold")
_QUERY_MEMBERS = ("AlarmNamePrefix", "StateValue", "MaxRecords", "NextToken")


def install() -> None:
    replace(cloudwatch, "_put_metric_alarm", _put_metric_alarm)
    replace(cloudwatch, "_describe_alarms", _describe_alarms)


def _put_metric_alarm(
    original: Callable, params: dict, cbor_data: Any, is_cbor: bool, is_json: bool = False
) -> tuple:
    answer = original(params, cbor_data, is_cbor, is_json)
    if answer[0] == 200:
        request = cbor_data if is_cbor or is_json else _nested(params)
        alarm = cloudwatch._alarms[request["AlarmName"]]
        alarm |= {name: request[name] for name in _FORGOTTEN if name in request}
        for name in _ON_ONE_METRIC:
            # Defaults of MiniStack; AWS has none.
            if name not in request:
                alarm.pop(name, None)
    return answer


def _nested(params: dict) -> dict:
    """`A.member.1.B=x` as `{"A": [{"B": "x"}]}`."""
    root: dict = {}
    for name in params:
        node = root
        *path, last = name.split(".")
        for part in path:
            node = node.setdefault(part, {})
        node[last] = _typed(last, cloudwatch._p(params, name))
    return _lists(root)


def _typed(name: str, value: str) -> Any:
    """As the other protocols write it, in which the alarm may be read."""
    if name == "Period":
        return int(value)
    return value == "true" if name == "ReturnData" else value


def _lists(node: Any) -> Any:
    if not isinstance(node, dict):
        return node
    if set(node) == {"member"}:
        return [_lists(node["member"][number]) for number in sorted(node["member"], key=int)]
    return {name: _lists(value) for name, value in node.items()}


def _describe_alarms(
    original: Callable, params: dict, cbor_data: Any, is_cbor: bool, is_json: bool = False
) -> tuple:
    if is_cbor or is_json:
        return original(params, cbor_data, is_cbor, is_json)
    request = {name: cloudwatch._p(params, name) for name in _QUERY_MEMBERS if name in params}
    request |= {name: value for name, value in _nested(params).items() if isinstance(value, list)}
    status, _, body = original(params, request, False, True)
    if status != 200:
        return original(params, cbor_data, is_cbor, is_json)
    result = "".join(f"<{name}>{_xml(value)}</{name}>" for name, value in json.loads(body).items())
    return cloudwatch._xml(
        200, "DescribeAlarmsResponse", f"<DescribeAlarmsResult>{result}</DescribeAlarmsResult>"
    )


def _xml(value: Any, name: str = "") -> str:
    if isinstance(value, list):
        return "".join(f"<member>{_xml(item)}</member>" for item in value)
    if isinstance(value, dict):
        # An absent member and an empty text differ to the provider: AWS sends neither.
        return "".join(
            f"<{key}>{_xml(item, key)}</{key}>" for key, item in value.items() if item not in (None, "")
        )
    if isinstance(value, bool):
        return "true" if value else "false"
    if re.search("Timestamp$", name) and isinstance(value, int | float):
        return datetime.fromtimestamp(value, timezone.utc).isoformat()
    return escape(str(value))
