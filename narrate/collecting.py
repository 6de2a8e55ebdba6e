"""The garbage collector, held off while much is built and kept."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def collector_held() -> Iterator[None]:
    """Hold the collector of cycles off, and let it go on as before, whatever happens.

    It looks again and again at everything that is kept, and finds nothing where, as in a document
    and its script, nothing leads back to itself: what is no longer used goes at once, as ever. For
    work that ends with its result in memory; what streams keeps little, and the collector costs it
    little.

    What was made counts as old afterwards: the collector would else look at all of it at once.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            if not gc.get_freeze_count():  # else these are not ours to thaw (3.12 begins with some)
                gc.freeze()
                gc.unfreeze()  # to the oldest generation
            gc.enable()
