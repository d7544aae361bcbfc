"""ARNs of versions that are published when a function is made or gets new code.

MiniStack gives such a version the ARN of the function, so that hashicorp/aws takes that for the `qualified_arn`.
"""

from collections.abc import Callable

from ministack.services import lambda_svc

from replacing import replace


def install() -> None:
    replace(lambda_svc, "_create_function", _create_function)
    replace(lambda_svc, "_update_code", _update_code)


def _create_function(original: Callable, data: dict) -> tuple:
    answer = original(data)
    _qualify(data.get("FunctionName", ""))
    return answer


def _update_code(original: Callable, name: str, data: dict) -> tuple:
    answer = original(name, data)
    _qualify(name)
    return answer


def _qualify(name: str) -> None:
    # A name may be a whole ARN.
    name = name.split(":function:")[-1].split(":")[0]
    if name in lambda_svc._functions:
        for number, record in lambda_svc._functions[name]["versions"].items():
            record["config"]["FunctionArn"] = f"{lambda_svc._func_arn(name)}:{number}"
