"""Answers of MiniStack that a provider cannot live with, each put right in a file of its own."""

from . import alarms, in_use, ipv6, security_group_rules, tracing, vpc_endpoints


def install() -> None:
    alarms.install()
    in_use.install()
    ipv6.install()
    security_group_rules.install()
    tracing.install()
    vpc_endpoints.install()
