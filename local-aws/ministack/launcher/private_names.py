"""What this launcher replaces in MiniStack is private there: it is checked before it is touched."""

import importlib
import inspect
from pathlib import Path

import ministack

VERSION = "1.5.33"

SIGNATURES = {
    "app._run_init_scripts": "()",
    "app._dispatch_service_request": (
        "(method: str, path: str, headers: dict, body: bytes, query_params: dict,"
        " request_id: str)"
    ),
    "services.lambda_svc.handle_request": (
        "(method: str, path: str, headers: dict, body: bytes, query_params: dict) -> tuple"
    ),
    "services.lambda_svc._proxy_url_for": "(config: dict) -> str | None",
    "services.lambda_svc._execute_function_proxy": (
        "(func: dict, event: dict, url: str,"
        " request_id: str) -> dict"
    ),
    "services.lambda_svc._emit_lambda_logs": (
        "(func: dict, request_id: str, log_text: str, error: bool, duration_ms: int, *,"
        " log_source: str | None = None) -> None"
    ),
    "services.lambda_svc._invoke": (
        "(name: str, event: dict, headers: dict, path_qualifier: str | None = None,"
        " query_params: dict | None = None)"
    ),
    "services.lambda_svc._xray_trace_id_for_invocation": (
        "(config: dict,"
        " inbound_trace_header: str | None = None) -> str | None"
    ),
    "services.lambda_svc._create_function": "(data: dict)",
    "services.lambda_svc._update_code": "(name: str, data: dict)",
    "services.lambda_svc._update_config": "(name: str, data: dict)",
    "services.lambda_svc._func_arn": "(name: str) -> str",
    "services.cloudwatch_logs._make_group_arn": "(name)",
    "services.cloudwatch_logs._append_log_events": "(stream, events)",
    "services.cloudwatch_logs._fanout_to_subscription_filters": "(group_name, stream_name, events)",
    "services.cloudwatch._put_metric_alarm": "(params, cbor_data, is_cbor, is_json=False)",
    "services.cloudwatch._describe_alarms": "(params, cbor_data, is_cbor, is_json=False)",
    "services.cloudwatch._xml": "(status, root_tag, inner)",
    "services.ec2._parse_ip_permissions": "(params, prefix)",
    "services.ec2._sg_rule_id": "(sg_id, is_egress, rule)",
    "services.ec2._sg_rule_xml": "(sg_id, rule, is_egress=False)",
    "services.ec2._create_vpc_endpoint": "(p)",
    "services.ec2._modify_vpc_endpoint": "(p)",
    "services.ec2._vpce_fields_xml": "(ep, tag='item')",
    "services.ec2._create_vpc": "(p)",
    "services.ec2._vpc_fields_xml": "(vpc, tag='item')",
    "services.ec2._matches_vpc_filters": "(vpc, filters)",
    "services.ec2._create_subnet": "(p)",
    "services.ec2._matches_subnet_filters": "(subnet, filters)",
    "services.ec2._subnet_fields_xml": "(subnet, tag='item')",
    "services.ec2.get_region": "() -> str",
    "services.ec2._delete_security_group": "(p)",
    "services.ec2._delete_subnet": "(p)",
    "services.ec2._delete_vpc": "(p)",
    "services.ec2._error": "(code, message, status)",
    "services.ec2._esc": "(data, entities={})",
    "services.ec2._p": "(params, key, default='')",
    "services.ec2._parse_member_list": "(params, prefix)",
    "services.ec2._xml": "(status, root_tag, inner)",
    "services.stepfunctions._create_state_machine": "(data)",
    "services.stepfunctions._update_state_machine": "(data)",
}

STORES = (
    "services.cloudwatch._alarms",
    "services.cloudwatch_logs._log_groups",
    "services.ec2._ACTION_MAP",
    "services.ec2._security_groups",
    "services.ec2._subnets",
    "services.ec2._vpc_endpoints",
    "services.ec2._vpcs",
    "services.lambda_svc._functions",
    "services.stepfunctions._state_machines",
)


def check() -> None:
    """Raises one error with everything that differs from the version this was written for."""
    problems = [problem for problem in map(_problem, [*SIGNATURES, *STORES]) if problem]
    installed = _installed_version()
    if installed != VERSION:
        problems.insert(0, f"version is {installed}")
    if problems:
        raise SystemExit(
            f"the launcher was written for MiniStack {VERSION} and does not fit this one: "
            + "; ".join(problems)
        )


def _problem(name: str) -> str | None:
    module_name, _, attribute = name.rpartition(".")
    found = getattr(importlib.import_module(f"ministack.{module_name}"), attribute, None)
    if found is None:
        return f"{name} is missing"
    expected = SIGNATURES.get(name)
    actual = str(inspect.signature(found)) if expected else None
    return None if actual == expected else f"{name} is {actual}, not {expected}"


def _installed_version() -> str:
    packages = Path(ministack.__file__).parent.parent
    versions = [path.name.removesuffix(".dist-info").split("-")[1] for path in packages.glob("ministack-*.dist-info")]
    return ", ".join(versions) or "unknown"
