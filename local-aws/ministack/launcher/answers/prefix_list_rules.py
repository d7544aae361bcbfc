"""Security group rules with a prefix list.

MiniStack drops the prefix list of a rule when it is authorised and leaves it out of every answer. hashicorp/aws then
wants to replace the rule, and fails in doing so ("Provider produced invalid plan").
"""

from collections.abc import Callable

from ministack.services import ec2

from replacing import replace


def install() -> None:
    replace(ec2, "_parse_ip_permissions", _parse_ip_permissions)
    replace(ec2, "_sg_rule_xml", _sg_rule_xml)


def _parse_ip_permissions(original: Callable, params: dict, prefix: str) -> list[dict]:
    rules = original(params, prefix)
    for number, rule in enumerate(rules, start=1):
        rule["PrefixListIds"] += _prefix_lists(params, f"{prefix}.{number}.PrefixListIds")
    return rules


def _prefix_lists(params: dict, prefix: str) -> list[dict]:
    found = []
    while identifier := ec2._p(params, f"{prefix}.{len(found) + 1}.PrefixListId"):
        entry = {"PrefixListId": identifier}
        if description := ec2._p(params, f"{prefix}.{len(found) + 1}.Description"):
            entry["Description"] = description
        found.append(entry)
    return found


def _sg_rule_xml(original: Callable, sg_id: str, rule: dict, is_egress: bool = False) -> str:
    if not rule.get("PrefixListIds"):
        return original(sg_id, rule, is_egress=is_egress)
    sources = {"IpRanges": [], "Ipv6Ranges": [], "UserIdGroupPairs": []}
    items = original(sg_id, rule, is_egress=is_egress) if any(map(rule.get, sources)) else ""
    # The id is derived from the sources: it is kept before they are taken away.
    bare = {**rule, **sources, "SecurityGroupRuleId": ec2._sg_rule_id(sg_id, is_egress, rule)}
    item = original(sg_id, bare, is_egress=is_egress).removesuffix("</item>")
    for entry in rule["PrefixListIds"]:
        items += f"{item}<prefixListId>{entry['PrefixListId']}</prefixListId></item>"
    return items
