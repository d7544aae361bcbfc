"""Policy, security groups and private DNS of VPC endpoints.

MiniStack does not keep them; hashicorp/aws adds them again on every plan.
"""

import json
import re
from collections.abc import Callable

from ministack.services import ec2

from replacing import replace

# What AWS attaches to an endpoint that was made without a policy.
_FULL_ACCESS = json.dumps(
    {
        "Version": "2008-10-17",
        "Statement": [{"Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*"}],
    }
)


def install() -> None:
    replace(ec2, "_create_vpc_endpoint", _create)
    replace(ec2, "_modify_vpc_endpoint", _modify)
    replace(ec2, "_vpce_fields_xml", _fields_xml)


def _create(original: Callable, params: dict) -> tuple:
    status, headers, body = original(params)
    identifier = re.search(rb"<vpcEndpointId>([^<]+)<", body)
    if status != 200 or not identifier:
        return status, headers, body
    endpoint = ec2._vpc_endpoints[identifier.group(1).decode()]
    endpoint["PolicyDocument"] = ec2._p(params, "PolicyDocument") or _FULL_ACCESS
    if endpoint["VpcEndpointType"] == "Interface":
        groups = ec2._parse_member_list(params, "SecurityGroupId")
        endpoint["Groups"] = groups or _default_group(endpoint["VpcId"])
        endpoint["IpAddressType"] = ec2._p(params, "IpAddressType") or "ipv4"
        # The API's default for an interface endpoint; the provider always sends its own.
        endpoint["PrivateDnsEnabled"] = ec2._p(params, "PrivateDnsEnabled", "true") == "true"
    xml = ec2._vpce_fields_xml(endpoint, tag="vpcEndpoint")
    return ec2._xml(200, "CreateVpcEndpointResponse", xml)


def _modify(original: Callable, params: dict) -> tuple:
    status, headers, body = original(params)
    if status != 200:
        return status, headers, body
    endpoint = ec2._vpc_endpoints[ec2._p(params, "VpcEndpointId")]
    if ec2._p(params, "ResetPolicy") == "true":
        endpoint["PolicyDocument"] = _FULL_ACCESS
    removed = ec2._parse_member_list(params, "RemoveSecurityGroupId")
    added = ec2._parse_member_list(params, "AddSecurityGroupId")
    if removed or added:
        kept = [group for group in endpoint.get("Groups", []) if group not in {*removed, *added}]
        endpoint["Groups"] = kept + added
    if enabled := ec2._p(params, "PrivateDnsEnabled"):
        endpoint["PrivateDnsEnabled"] = enabled == "true"
    if address_type := ec2._p(params, "IpAddressType"):
        endpoint["IpAddressType"] = address_type
    return status, headers, body


def _fields_xml(original: Callable, endpoint: dict, tag: str = "item") -> str:
    groups = "".join(
        f"<item><groupId>{group}</groupId><groupName>{ec2._esc(_group_name(group))}</groupName></item>"
        for group in endpoint.get("Groups", [])
    )
    private_dns = "true" if endpoint.get("PrivateDnsEnabled") else "false"
    address_type = endpoint.get("IpAddressType")
    return (
        original(endpoint, tag=tag).removesuffix(f"</{tag}>")
        + f"<policyDocument>{ec2._esc(endpoint.get('PolicyDocument') or _FULL_ACCESS)}</policyDocument>"
        + f"<privateDnsEnabled>{private_dns}</privateDnsEnabled>"
        + f"<groupSet>{groups}</groupSet>"
        + (f"<ipAddressType>{address_type}</ipAddressType>" if address_type else "")
        + f"</{tag}>"
    )


def _default_group(vpc_id: str) -> list[str]:
    return [
        identifier
        for identifier, group in ec2._security_groups.items()
        if group.get("VpcId") == vpc_id and group.get("GroupName") == "default"
    ]


def _group_name(identifier: str) -> str:
    return (ec2._security_groups.get(identifier) or {}).get("GroupName", "")
