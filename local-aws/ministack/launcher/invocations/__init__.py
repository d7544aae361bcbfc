"""Hands every invocation to our runner, and its result back as Lambda would."""

from pathlib import Path

from ministack.services import lambda_svc

from .call import install_call
from .execute import Executor
from .logs import install_logs
from .packages import Packages
from .runner import Runner


def install(runner_socket: str, code_folder: Path) -> None:
    executor = Executor(Runner(runner_socket), Packages(code_folder))
    # MiniStack's own way to run a function elsewhere; any text turns it on for every function.
    lambda_svc._proxy_url_for = lambda config: "runner"
    lambda_svc._execute_function_proxy = executor.execute
    install_call()
    install_logs()
