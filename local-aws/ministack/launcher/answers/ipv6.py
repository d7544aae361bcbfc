"""IPv6 ranges of VPCs and subnets.

MiniStack knows none and drops the wish for one: a subnet's range cannot then be taken from that of its VPC. It also
passes over filters it does not know, so that hashicorp/aws, which asks for one association, is shown all VPCs.
"""

import ipaddress
from collections.abc import Callable

from ministack.services import ec2

from replacing import replace

# Set aside for documentation (RFC 3849): nobody's network.
_RANGE = "2001:db8"


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
    known = set(ec2._vpcs)
    status, headers, body = original(params)
    if status != 200 or ec2._p(params, "AmazonProvidedIpv6CidrBlock") != "true":
        return status, headers, body
    (identifier,) = set(ec2._vpcs) - known
    vpc = ec2._vpcs[identifier]
    vpc["Ipv6CidrBlock"] = _range_of(identifier)
    return ec2._xml(200, "CreateVpcResponse", ec2._vpc_fields_xml(vpc, tag="vpc"))


def _create_subnet(original: Callable, params: dict) -> tuple:
    block = ec2._p(params, "Ipv6CidrBlock")
    if block and (refusal := _refusal(ec2._p(params, "VpcId"), block)):
        return refusal
    known = set(ec2._subnets)
    status, headers, body = original(params)
    if status != 200 or not block:
        return status, headers, body
    (identifier,) = set(ec2._subnets) - known
    subnet = ec2._subnets[identifier]
    subnet["Ipv6CidrBlock"] = block
    return ec2._xml(200, "CreateSubnetResponse", ec2._subnet_fields_xml(subnet, tag="subnet"))


def _associate_vpc(params: dict) -> tuple:
    identifier = ec2._p(params, "VpcId")
    vpc = ec2._vpcs.get(identifier)
    if vpc is None:
        return ec2._error("InvalidVpcID.NotFound", f"The vpc ID '{identifier}' does not exist", 400)
    if ec2._p(params, "AmazonProvidedIpv6CidrBlock") != "true":
        return ec2._error("UnsupportedOperation", "The local AWS gives a VPC a range of AWS's own only.", 400)
    vpc["Ipv6CidrBlock"] = _range_of(identifier)
    return _associated("AssociateVpcCidrBlock", "vpcId", identifier, _vpc_association(vpc))


def _associate_subnet(params: dict) -> tuple:
    identifier = ec2._p(params, "SubnetId")
    subnet = ec2._subnets.get(identifier)
    if subnet is None:
        return ec2._error("InvalidSubnetID.NotFound", f"The subnet ID '{identifier}' does not exist", 400)
    block = ec2._p(params, "Ipv6CidrBlock")
    if refusal := _refusal(subnet["VpcId"], block):
        return refusal
    subnet["Ipv6CidrBlock"] = block
    return _associated("AssociateSubnetCidrBlock", "subnetId", identifier, _subnet_association(subnet))


def _disassociate_vpc(params: dict) -> tuple:
    return _disassociate("DisassociateVpcCidrBlock", "vpcId", ec2._vpcs, "VpcId", _vpc_association, params)


def _disassociate_subnet(params: dict) -> tuple:
    return _disassociate("DisassociateSubnetCidrBlock", "subnetId", ec2._subnets, "SubnetId", _subnet_association, params)


def _disassociate(action: str, tag: str, store: dict, key: str, association: Callable, params: dict) -> tuple:
    wanted = ec2._p(params, "AssociationId")
    for entry in store.values():
        if entry.get("Ipv6CidrBlock") and f"<associationId>{wanted}</associationId>" in association(entry):
            answer = association(entry).replace("<state>associated<", "<state>disassociating<")
            del entry["Ipv6CidrBlock"]
            return _associated(action, tag, entry[key], answer)
    return ec2._error(
        "InvalidVpcCidrBlockAssociationID.NotFound" if key == "VpcId" else "InvalidSubnetCidrBlockAssociationID.NotFound",
        f"The CIDR block association ID '{wanted}' does not exist",
        400,
    )


def _associated(action: str, tag: str, identifier: str, association: str) -> tuple:
    xml = f"<{tag}>{identifier}</{tag}><ipv6CidrBlockAssociation>{association}</ipv6CidrBlockAssociation>"
    return ec2._xml(200, f"{action}Response", xml)


def _vpc_fields_xml(original: Callable, vpc: dict, tag: str = "item") -> str:
    return _with_association(original(vpc, tag=tag), tag, _vpc_association(vpc) if vpc.get("Ipv6CidrBlock") else "")


def _subnet_fields_xml(original: Callable, subnet: dict, tag: str = "item") -> str:
    return _with_association(
        original(subnet, tag=tag), tag, _subnet_association(subnet) if subnet.get("Ipv6CidrBlock") else ""
    )


def _matches_vpc_filters(original: Callable, vpc: dict, filters: dict) -> bool:
    return original(vpc, filters) and _has_association(vpc, _vpc_association, filters)


def _matches_subnet_filters(original: Callable, subnet: dict, filters: dict) -> bool:
    return original(subnet, filters) and _has_association(subnet, _subnet_association, filters)


def _has_association(entry: dict, association: Callable, filters: dict) -> bool:
    wanted = filters.get("ipv6-cidr-block-association.association-id")
    if wanted is None:
        return True
    xml = association(entry) if entry.get("Ipv6CidrBlock") else ""
    return any(f"<associationId>{identifier}</associationId>" in xml for identifier in wanted)


def _with_association(xml: str, tag: str, association: str) -> str:
    if not association:
        return xml
    return (
        xml.rstrip().removesuffix(f"</{tag}>")
        + f"<ipv6CidrBlockAssociationSet><item>{association}</item></ipv6CidrBlockAssociationSet></{tag}>"
    )


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
