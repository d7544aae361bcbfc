"""Answers of MiniStack that a provider cannot live with, each put right in a file of its own."""

from . import alarms, in_use, prefix_list_rules, tracing, vpc_endpoints


def install() -> None:
    alarms.install()
    in_use.install()
    prefix_list_rules.install()
    tracing.install()
    vpc_endpoints.install()
