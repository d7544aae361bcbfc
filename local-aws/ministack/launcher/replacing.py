"""Puts a function of ours in the place of one of MiniStack's."""

from collections.abc import Callable
from functools import partial, wraps
from types import ModuleType
from typing import Any


def replace(module: ModuleType, name: str, replacement: Callable[..., Any]) -> None:
    """From now on `module.name(…)` is `replacement(original, …)`."""
    original = getattr(module, name)
    bound = wraps(original)(partial(replacement, original))
    setattr(module, name, bound)
    # EC2 finds the handlers of its actions in a table filled when it was imported.
    actions = getattr(module, "_ACTION_MAP", {})
    for action, handler in list(actions.items()):
        if handler is original:
            actions[action] = bound
