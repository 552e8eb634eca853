"""The OpenAPI 3.1 document, made from the operations and their records. Source: spec.openapis.org/oas/v3.1.0."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import msgspec

from kronik import __version__
from kronik.archive.export.forms import FORMS
from kronik.web.api.operations import OPERATIONS, Operation
from kronik.web.api.problems import TYPE
from kronik.web.api.shapes import Problem

MEDIA = {
    "json": "application/json",
    "ndjson": "application/x-ndjson",
    "csv": "text/csv",
    "wacz": "application/wacz+zip",
    "parquet": "application/vnd.apache.parquet",
    "sqlite": "application/vnd.sqlite3",
    **{form.name: form.media for form in FORMS.values()},
}
"""What each form of an answer is told to be."""

_NAMED = re.compile(r"\{(\w+)\}")


class Parameter(msgspec.Struct, frozen=True):
    """One parameter of an operation, as the page to try it needs it."""

    name: str
    schema: dict[str, Any]
    path: bool
    required: bool


@cache
def made() -> bytes:
    """Give the document as JSON."""
    return msgspec.json.encode(document())


def document() -> dict[str, Any]:
    """Give the document."""
    types = [operation.answered for operation in OPERATIONS] + [Problem]
    schemas, components = msgspec.json.schema_components(types, ref_template="#/components/schemas/{name}")
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Kronik",
            "version": __version__,
            "description": "An archive of news pages, for reading: the questions of its reading room, as JSON.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": "/api"}],
        "paths": {
            operation.path: {"get": _operation(operation, schema, schemas[-1])}
            for operation, schema in zip(OPERATIONS, schemas, strict=False)
        },
        "components": {"schemas": components},
    }


def parameters(operation: Operation) -> tuple[Parameter, ...]:
    """Give the parameters of an operation, those of the path in front."""
    (_,), components = msgspec.json.schema_components([operation.asked])
    schema = components[operation.asked.__name__]
    named = _NAMED.findall(operation.path)
    return tuple(
        Parameter(name=name, schema=_told(of), path=name in named, required=name in schema["required"])
        for name, of in sorted(schema["properties"].items(), key=lambda pair: pair[0] not in named)
    )


def _told(schema: dict[str, Any]) -> dict[str, Any]:
    """A parameter is there or not; it is never null, which a query has no way to write."""
    if "anyOf" in schema:
        (real,) = (one for one in schema["anyOf"] if one != {"type": "null"})
        return {**real}
    return schema


def _operation(operation: Operation, schema: dict[str, Any], problem: dict[str, Any]) -> dict[str, Any]:
    wrong = {TYPE: {"schema": problem}}
    right = {MEDIA[operation.form]: {"schema": _body(operation, schema)}}
    replies: dict[str, Any] = {
        "200": {"description": operation.summary, "content": right},
        "304": {"description": "What If-None-Match names still holds."},
        "400": {"description": "A parameter is wrong, and which.", "content": wrong},
        "404": {"description": "The archive does not hold it.", "content": wrong},
        "503": {"description": "Too busy, or the archive cannot be read.", "content": wrong},
    }
    return {
        "operationId": operation.name,
        "summary": operation.summary,
        "parameters": [_parameter(one) for one in parameters(operation)],
        "responses": replies,
    }


def _body(operation: Operation, schema: dict[str, Any]) -> dict[str, Any]:
    """The schema of a reply; that of another standard is its own, and of lines of a text OpenAPI 3.1 cannot speak."""
    if operation.form == "json":
        return schema
    if operation.form in ("wacz", "parquet", "sqlite"):  # bytes, of which OpenAPI 3.1 says nothing (section 4.8.14.3)
        return {}
    return {} if MEDIA[operation.form].endswith("json") and operation.form != "ndjson" else {"type": "string"}


def _parameter(one: Parameter) -> dict[str, Any]:
    schema = {key: value for key, value in one.schema.items() if key != "description"}
    return {
        "name": one.name,
        "in": "path" if one.path else "query",
        "required": one.required,
        "description": one.schema.get("description", ""),
        "schema": schema,
    }
