"""Plain values: classes of named fields, which never change."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from operator import attrgetter
from typing import Any, TypeVar, cast, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: type[T]) -> type[T]:
    """A dataclass that is compared, hashed and shown by its fields, to which nothing is assigned.

    What ``dataclass(frozen=True)`` gives, at a quarter of its price: that writes and compiles seven methods
    for each class, which at two hundred classes takes longer than to read a small journal. Here it writes
    the constructor alone. That nothing is assigned is held by the type checker, which sees every line of the
    package, and not looked at again whenever a value is made.
    """
    # Where there are no words on a class, `dataclass` takes as long again to make some of its signature.
    cls.__doc__ = cls.__doc__ or cls.__name__
    made = dataclass(eq=False, repr=False)(cls)
    held = fields(cast(Any, made))
    shown = tuple(each.name for each in held if each.repr)
    # With the class, since there may be no field.
    values = attrgetter("__class__", *(each.name for each in held if each.compare))

    def equals(self: object, other: object) -> bool:
        return values(self) == values(other) if type(other) is type(self) else NotImplemented

    def hashed(self: object) -> int:
        return hash(values(self))

    def as_written(self: object) -> str:
        return f"{type(self).__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in shown)})"

    for name, method in (("__eq__", equals), ("__hash__", hashed), ("__repr__", as_written)):
        setattr(made, name, method)
    return made
