"""Frozen values as JSON and back, by the types of their fields: what a plan or a draft is kept as.

A field that an older calmroom did not write has its default; one that a newer one wrote cannot be here, because the
file of a newer calmroom is refused. Moments keep the name of their zone.
"""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time
from enum import Enum
from functools import cache
from types import UnionType
from typing import TYPE_CHECKING, Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from calmroom.storage import moments, texts

if TYPE_CHECKING:
    from collections.abc import Mapping

ValueT = TypeVar("ValueT")


def to_text(value: object) -> str:
    """A value as JSON."""
    return json.dumps(to_plain(value), ensure_ascii=False, separators=(",", ":"))


def from_text(kind: type[ValueT], content: str) -> ValueT:
    """The value of that kind in JSON.

    Raises:
        ValueError: If it is none.
    """
    try:
        return cast("ValueT", from_plain(kind, json.loads(content)))
    except (TypeError, KeyError, AttributeError) as fault:
        raise ValueError("what was kept is not of its kind") from fault


def to_plain(value: object) -> Any:  # noqa: ANN401 - any JSON value
    """A value as lists, objects, text and numbers."""
    if is_dataclass(value):
        return {each.name: to_plain(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime):
        return list(moments.to_columns(value))
    if isinstance(value, (date, time)):
        return value.isoformat()
    if isinstance(value, tuple):
        return [to_plain(each) for each in value]
    return texts.whole(value) if isinstance(value, str) else value


def from_plain(kind: Any, plain: Any) -> Any:  # noqa: ANN401 - of that kind
    """The value of a kind in what JSON holds.

    Raises:
        ValueError: If it is none; so do the errors of a missing or a wrong part.
    """
    if get_origin(kind) in {Union, UnionType}:
        return None if plain is None else from_plain(_only(kind), plain)
    if get_origin(kind) is tuple:
        return _tuple(get_args(kind), plain)
    if is_dataclass(kind):
        types = _types(cast("type", kind))
        return cast("Any", kind)(**{name: from_plain(types[name], each) for name, each in plain.items()})
    return _single(kind, plain)


def _single(kind: Any, plain: Any) -> Any:  # noqa: ANN401 - as above
    if kind is datetime:
        return moments.from_columns(*plain)
    if kind in {date, time} or issubclass(kind, Enum):
        return kind(plain) if issubclass(kind, Enum) else kind.fromisoformat(plain)
    if kind is float and type(plain) is int:
        return float(plain)
    if type(plain) is not kind:
        raise TypeError
    return plain


def _tuple(kinds: tuple[Any, ...], plain: list[Any]) -> tuple[Any, ...]:
    if not isinstance(plain, list):
        raise TypeError
    if len(kinds) == 2 and kinds[1] is ...:
        return tuple(from_plain(kinds[0], each) for each in plain)
    return tuple(from_plain(kind, each) for kind, each in zip(kinds, plain, strict=True))


def _only(kind: Any) -> Any:  # noqa: ANN401 - the type beside None
    return next(each for each in get_args(kind) if each is not type(None))


@cache
def _types(kind: type) -> Mapping[str, Any]:
    return get_type_hints(kind)
