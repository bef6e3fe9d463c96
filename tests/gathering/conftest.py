"""For tests that ask a machine: one on this machine, which the user names."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from gathering.servers import Machine, machine


@pytest.fixture
def there() -> Iterator[Machine]:
    with machine() as made:
        yield made
