"""How often Python looks for objects that only hold one another."""

from __future__ import annotations

import atexit
import gc

#: New objects between two looks at the youngest. Python's own 700 mean a thousand looks at a site of a
#: thousand records, of which hardly anything can go before its end. With so many, a build takes two megabytes
#: more.
_NEW_OBJECTS = 10_000


def collect_less_often() -> None:
    """Let Python collect what a build leaves behind less often; who set it to still less has their way.

    When the process ends it would look through everything three times more, and take a tenth as long again
    as the whole build did, to free what the end of the process frees anyway. So it looks through nothing
    then; what is to be closed or removed by then does not wait for the collector.
    """
    new, *older = gc.get_threshold()
    if 0 < new < _NEW_OBJECTS:  # 0 is never
        gc.set_threshold(_NEW_OBJECTS, *older)
    atexit.unregister(gc.freeze)
    atexit.register(gc.freeze)
