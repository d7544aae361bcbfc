"""Security groups, subnets and VPCs that are in use cannot be deleted.

MiniStack deletes them, so that a destroy in the wrong order would pass. Whatever else uses them (mount targets) is not
known here.
"""

from collections.abc import Callable, Iterator

from ministack.services import ec2, lambda_svc

from replacing import replace


def install() -> None:
    replace(ec2, "_delete_security_group", _delete_security_group)
    replace(ec2, "_delete_subnet", _delete_subnet)
    replace(ec2, "_delete_vpc", _delete_vpc)


def _delete_security_group(original: Callable, params: dict) -> tuple:
    identifier = ec2._p(params, "GroupId")
    group = ec2._security_groups.get(identifier)
    # The default group is refused in words of its own.
    if group and group["GroupName"] != "default":
        if any(identifier in used for used in _used_groups(identifier)):
            return _dependency_violation(f"resource {identifier} has a dependent object")
    return original(params)


def _delete_subnet(original: Callable, params: dict) -> tuple:
    subnet = ec2._p(params, "SubnetId")
    if any(subnet in used for used in _used_subnets()):
        return _dependency_violation(
            f"The subnet '{subnet}' has dependencies and cannot be deleted."
        )
    return original(params)


def _delete_vpc(original: Callable, params: dict) -> tuple:
    vpc = ec2._p(params, "VpcId")
    if any(endpoint["VpcId"] == vpc for endpoint in ec2._vpc_endpoints.values()):
        return _dependency_violation(f"The vpc '{vpc}' has dependencies and cannot be deleted.")
    return original(params)


def _used_groups(deleted: str) -> Iterator[list[str]]:
    for network in _function_networks():
        yield network.get("SecurityGroupIds") or []
    for endpoint in ec2._vpc_endpoints.values():
        yield endpoint.get("Groups") or []
    for identifier, group in ec2._security_groups.items():
        # A group may name itself in its rules.
        if identifier != deleted:
            for rule in [*group.get("IpPermissions", []), *group.get("IpPermissionsEgress", [])]:
                yield [pair.get("GroupId", "") for pair in rule.get("UserIdGroupPairs", [])]


def _used_subnets() -> Iterator[list[str]]:
    for network in _function_networks():
        yield network.get("SubnetIds") or []
    for endpoint in ec2._vpc_endpoints.values():
        yield endpoint.get("SubnetIds") or []


def _function_networks() -> Iterator[dict]:
    for function in lambda_svc._functions.values():
        for record in [function, *function.get("versions", {}).values()]:
            yield (record.get("config") or {}).get("VpcConfig") or {}


def _dependency_violation(message: str) -> tuple:
    return ec2._error("DependencyViolation", message, 400)
