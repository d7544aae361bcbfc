"""Security group rules.

MiniStack drops the prefix list of a rule when it is authorised and leaves it out of every answer. hashicorp/aws then
wants to replace the rule, and fails in doing so ("Provider produced invalid plan").

It also tells a rule for all protocols with ports from one without, which AWS does not. hashicorp/aws names ports when it
takes the rule away that lets a new group send everything: so that rule stayed.

And it keeps a rule with two sources as one, so that one of them cannot be revoked alone. In AWS each source has a rule.
"""

from collections.abc import Callable

from ministack.services import ec2

from replacing import replace

_SOURCES = ("IpRanges", "Ipv6Ranges", "PrefixListIds", "UserIdGroupPairs")


def install() -> None:
    replace(ec2, "_parse_ip_permissions", _parse_ip_permissions)
    replace(ec2, "_sg_rule_xml", _sg_rule_xml)


def _parse_ip_permissions(original: Callable, params: dict, prefix: str) -> list[dict]:
    rules = original(params, prefix)
    for number, rule in enumerate(rules, start=1):
        rule["PrefixListIds"] += _prefix_lists(params, f"{prefix}.{number}.PrefixListIds")
        if rule["IpProtocol"] == "-1":
            rule.pop("FromPort", None)
            rule.pop("ToPort", None)
    return [single for rule in rules for single in _one_source_each(rule)]


def _one_source_each(rule: dict) -> list[dict]:
    without_sources = {**rule, **{name: [] for name in _SOURCES}}
    split = [{**without_sources, name: [source]} for name in _SOURCES for source in rule[name]]
    return split or [rule]


def _prefix_lists(params: dict, prefix: str) -> list[dict]:
    found = []
    while identifier := ec2._p(params, f"{prefix}.{len(found) + 1}.PrefixListId"):
        entry = {"PrefixListId": identifier}
        if description := ec2._p(params, f"{prefix}.{len(found) + 1}.Description"):
            entry["Description"] = description
        found.append(entry)
    return found


def _sg_rule_xml(original: Callable, sg_id: str, rule: dict, is_egress: bool = False) -> str:
    xml = original(sg_id, rule, is_egress=is_egress)
    for entry in rule.get("PrefixListIds", []):
        xml = xml.removesuffix("</item>") + f"<prefixListId>{entry['PrefixListId']}</prefixListId></item>"
    return xml
