"""Answers of MiniStack that a provider cannot live with, each put right in a file of its own."""

from . import (
    alarms,
    image_config,
    in_use,
    ipv6,
    published_versions,
    security_group_rules,
    tracing,
    vpc_endpoints,
)


def install() -> None:
    alarms.install()
    image_config.install()
    in_use.install()
    ipv6.install()
    published_versions.install()
    security_group_rules.install()
    tracing.install()
    vpc_endpoints.install()
