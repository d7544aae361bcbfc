"""Image configuration of a function.

MiniStack gives back an empty one, which hides that an empty `image_config` is a change on every plan: AWS has no
ImageConfigResponse for it.
"""

import json
from collections.abc import Callable

from ministack.services import lambda_svc

from replacing import replace


def install() -> None:
    replace(lambda_svc, "_create_function", _create_function)
    replace(lambda_svc, "_update_config", _update_config)


def _create_function(original: Callable, data: dict) -> tuple:
    if _empties(data):
        data = {member: value for member, value in data.items() if member != "ImageConfig"}
    return original(data)


def _update_config(original: Callable, name: str, data: dict) -> tuple:
    answer = original(name, data)
    # An empty one takes away what was there, unless the update is refused.
    if answer[0] != 200 or not _empties(data):
        return answer
    lambda_svc._functions[name]["config"].pop("ImageConfigResponse", None)
    configuration = json.loads(answer[2])
    configuration.pop("ImageConfigResponse", None)
    return lambda_svc.json_response(configuration)


def _empties(data: dict) -> bool:
    # hashicorp/aws sends an empty WorkingDirectory for none.
    return "ImageConfig" in data and not any((data["ImageConfig"] or {}).values())
