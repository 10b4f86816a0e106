"""Hashes are found among keys, few or many at a time, exactly as a plain search finds them."""

import numpy as np
import pytest
from numpy.typing import NDArray

from heqi.core.language.keys import FEW, Keys


def keys_of(count: int) -> NDArray[np.uint32]:
    """Distinct sorted keys, some of which share their first bits, and the largest one that there is."""
    spread = np.random.default_rng(7).integers(0, 1 << 32, count, np.uint32)
    close = spread[: count // 3] ^ np.uint32(1)
    return np.unique(np.concatenate((spread, close, np.array([0, (1 << 32) - 1], np.uint32))))


@pytest.mark.parametrize("asked", [0, 1, FEW, FEW + 1])
@pytest.mark.parametrize("count", [1, 50, 20_000])
def test_M1_known_hashes_are_found_at_their_place_and_no_others(count: int, asked: int) -> None:
    keys = keys_of(count)
    chance = np.random.default_rng(asked)
    ids = np.where(
        chance.random(asked) < 0.5, chance.choice(keys, asked), chance.integers(0, 1 << 32, asked, np.uint32)
    )
    ids = np.append(ids, keys[[0, -1]]).astype(np.uint32)
    which, place = Keys(keys).find(ids)
    assert which.tolist() == np.isin(ids, keys).nonzero()[0].tolist()
    assert keys[place].tolist() == ids[which].tolist()
