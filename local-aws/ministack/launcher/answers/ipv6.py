"""IPv6 ranges of VPCs and subnets.

MiniStack knows none and drops the wish for one: a subnet's range cannot then be taken from that of its VPC. It also
passes over filters it does not know, so that hashicorp/aws, which asks for one association, is shown all VPCs.
"""

import ipaddress
import re
from collections.abc import Callable

from ministack.services import ec2

from replacing import replace

# Set aside for documentation (RFC 3849): nobody's network.
_RANGE = "2001:db8"
_FILTER = "ipv6-cidr-block-association.association-id"


def install() -> None:
    replace(ec2, "_create_vpc", _create_vpc)
    replace(ec2, "_vpc_fields_xml", _vpc_fields_xml)
    replace(ec2, "_matches_vpc_filters", _matches_vpc_filters)
    replace(ec2, "_create_subnet", _create_subnet)
    replace(ec2, "_subnet_fields_xml", _subnet_fields_xml)
    replace(ec2, "_matches_subnet_filters", _matches_subnet_filters)
    # No such actions in MiniStack.
    ec2._ACTION_MAP["AssociateVpcCidrBlock"] = _associate_vpc
    ec2._ACTION_MAP["DisassociateVpcCidrBlock"] = _disassociate_vpc
    ec2._ACTION_MAP["AssociateSubnetCidrBlock"] = _associate_subnet
    ec2._ACTION_MAP["DisassociateSubnetCidrBlock"] = _disassociate_subnet


def _create_vpc(original: Callable, params: dict) -> tuple:
    status, headers, body = original(params)
    if status != 200 or ec2._p(params, "AmazonProvidedIpv6CidrBlock") != "true":
        return status, headers, body
    vpc = ec2._vpcs[_made(body, "vpcId")]
    vpc["Ipv6CidrBlock"] = _range_of(vpc["VpcId"])
    return ec2._xml(200, "CreateVpcResponse", ec2._vpc_fields_xml(vpc, tag="vpc"))


def _create_subnet(original: Callable, params: dict) -> tuple:
    block = ec2._p(params, "Ipv6CidrBlock")
    if block and (refusal := _refusal(ec2._p(params, "VpcId"), block)):
        return refusal
    status, headers, body = original(params)
    if status != 200 or not block:
        return status, headers, body
    subnet = ec2._subnets[_made(body, "subnetId")]
    subnet["Ipv6CidrBlock"] = block
    return ec2._xml(200, "CreateSubnetResponse", ec2._subnet_fields_xml(subnet, tag="subnet"))


def _made(body: bytes, tag: str) -> str:
    return re.search(rf"<{tag}>([^<]+)<".encode(), body).group(1).decode()


def _associate_vpc(params: dict) -> tuple:
    vpc = ec2._vpcs.get(ec2._p(params, "VpcId"))
    if vpc is None or ec2._p(params, "AmazonProvidedIpv6CidrBlock") != "true":
        return ec2._error("InvalidParameterValue", "vpcId and amazonProvidedIpv6CidrBlock are needed here.", 400)
    vpc["Ipv6CidrBlock"] = _range_of(vpc["VpcId"])
    return _answer("AssociateVpcCidrBlock", "vpcId", vpc["VpcId"], _vpc_association(vpc))


def _associate_subnet(params: dict) -> tuple:
    identifier, block = ec2._p(params, "SubnetId"), ec2._p(params, "Ipv6CidrBlock")
    subnet = ec2._subnets.get(identifier)
    if subnet is None:
        return ec2._error("InvalidSubnetID.NotFound", f"The subnet ID '{identifier}' does not exist", 400)
    if refusal := _refusal(subnet["VpcId"], block):
        return refusal
    subnet["Ipv6CidrBlock"] = block
    return _answer("AssociateSubnetCidrBlock", "subnetId", identifier, _subnet_association(subnet))


def _disassociate_vpc(params: dict) -> tuple:
    return _disassociate("Vpc", ec2._vpcs, _vpc_association, params)


def _disassociate_subnet(params: dict) -> tuple:
    return _disassociate("Subnet", ec2._subnets, _subnet_association, params)


def _disassociate(kind: str, store: dict, association: Callable, params: dict) -> tuple:
    wanted = ec2._p(params, "AssociationId")
    for entry in store.values():
        if _has_association(entry, association, [wanted]):
            answer = association(entry).replace("<state>associated<", "<state>disassociating<")
            del entry["Ipv6CidrBlock"]
            return _answer(f"Disassociate{kind}CidrBlock", f"{kind.lower()}Id", entry[f"{kind}Id"], answer)
    code = f"Invalid{kind}CidrBlockAssociationID.NotFound"
    return ec2._error(code, f"The CIDR block association ID '{wanted}' does not exist", 400)


def _answer(action: str, tag: str, identifier: str, association: str) -> tuple:
    xml = f"<{tag}>{identifier}</{tag}><ipv6CidrBlockAssociation>{association}</ipv6CidrBlockAssociation>"
    return ec2._xml(200, f"{action}Response", xml)


def _vpc_fields_xml(original: Callable, vpc: dict, tag: str = "item") -> str:
    return _with_association(original(vpc, tag=tag), tag, vpc, _vpc_association)


def _subnet_fields_xml(original: Callable, subnet: dict, tag: str = "item") -> str:
    return _with_association(original(subnet, tag=tag), tag, subnet, _subnet_association)


def _with_association(xml: str, tag: str, entry: dict, association: Callable) -> str:
    if not entry.get("Ipv6CidrBlock"):
        return xml
    item = f"<ipv6CidrBlockAssociationSet><item>{association(entry)}</item></ipv6CidrBlockAssociationSet>"
    return f"{xml.rstrip().removesuffix(f'</{tag}>')}{item}</{tag}>"


def _matches_vpc_filters(original: Callable, vpc: dict, filters: dict) -> bool:
    return original(vpc, filters) and _has_association(vpc, _vpc_association, filters.get(_FILTER))


def _matches_subnet_filters(original: Callable, subnet: dict, filters: dict) -> bool:
    return original(subnet, filters) and _has_association(subnet, _subnet_association, filters.get(_FILTER))


def _has_association(entry: dict, association: Callable, wanted: list[str] | None) -> bool:
    xml = association(entry) if entry.get("Ipv6CidrBlock") else ""
    return wanted is None or any(f"<associationId>{identifier}</associationId>" in xml for identifier in wanted)


def _vpc_association(vpc: dict) -> str:
    return (
        f"<associationId>vpc-cidr-assoc-6{vpc['VpcId'].removeprefix('vpc-')[1:]}</associationId>"
        f"<ipv6CidrBlock>{vpc['Ipv6CidrBlock']}</ipv6CidrBlock>"
        "<ipv6CidrBlockState><state>associated</state></ipv6CidrBlockState>"
        f"<networkBorderGroup>{ec2.get_region()}</networkBorderGroup><ipv6Pool>Amazon</ipv6Pool>"
    )


def _subnet_association(subnet: dict) -> str:
    return (
        f"<associationId>subnet-cidr-assoc-{subnet['SubnetId'].removeprefix('subnet-')}</associationId>"
        f"<ipv6CidrBlock>{subnet['Ipv6CidrBlock']}</ipv6CidrBlock>"
        "<ipv6CidrBlockState><state>associated</state></ipv6CidrBlockState>"
    )


def _range_of(vpc: str) -> str:
    digits = vpc.removeprefix("vpc-")
    return str(ipaddress.IPv6Network(f"{_RANGE}:{digits[:4]}:{digits[4:6]}00::/56"))


def _refusal(vpc_id: str, block: str) -> tuple | None:
    """A subnet has a /64 of its VPC's range, which no other subnet has."""
    try:
        wanted = ipaddress.IPv6Network(block)
        within = ipaddress.IPv6Network((ec2._vpcs.get(vpc_id) or {}).get("Ipv6CidrBlock") or "::/128")
    except ValueError:
        return ec2._error("InvalidParameterValue", f"Value ({block}) for parameter ipv6CidrBlock is invalid.", 400)
    if wanted.prefixlen != 64 or not wanted.subnet_of(within):
        return ec2._error("InvalidSubnet.Range", f"The CIDR '{block}' is invalid.", 400)
    used = [subnet.get("Ipv6CidrBlock") for subnet in ec2._subnets.values()]
    if block in used:
        return ec2._error("InvalidSubnet.Conflict", f"The CIDR '{block}' conflicts with another subnet", 400)
    return None
