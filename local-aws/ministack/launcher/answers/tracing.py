"""Tracing of a state machine.

MiniStack does not keep it; hashicorp/aws adds it again on every plan.
"""

import json
from collections.abc import Callable

from ministack.services import stepfunctions

from replacing import replace


def install() -> None:
    replace(stepfunctions, "_create_state_machine", _create)
    replace(stepfunctions, "_update_state_machine", _update)


def _create(original: Callable, data: dict) -> tuple:
    answer = original(data)
    if answer[0] == 200:
        machine = stepfunctions._state_machines[json.loads(answer[2])["stateMachineArn"]]
        # Creating the same machine again changes nothing.
        machine.setdefault("tracingConfiguration", _configuration(data))
    return answer


def _update(original: Callable, data: dict) -> tuple:
    answer = original(data)
    if answer[0] == 200 and "tracingConfiguration" in data:
        machine = stepfunctions._state_machines[data["stateMachineArn"]]
        machine["tracingConfiguration"] = _configuration(data)
    return answer


def _configuration(data: dict) -> dict:
    # The Go SDK leaves out what is false; AWS never does.
    return {"enabled": (data.get("tracingConfiguration") or {}).get("enabled", False)}
