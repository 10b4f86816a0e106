"""Text of a picture, read by RapidOCR with the models that come with it; nothing is ever fetched."""

from functools import cache
from typing import Any

import numpy as np
from PIL import Image

from heqi.core.pictures.reading import TextLine

LEAST_SURE = 0.5
_SETTINGS = {
    "Global.log_level": "error",
    "Global.text_score": LEAST_SURE,
    "EngineConfig.onnxruntime.intra_op_num_threads": 1,
    "EngineConfig.onnxruntime.inter_op_num_threads": 1,
}


def read_text(picture: Image.Image) -> tuple[TextLine, ...]:
    """The lines of an upright RGB picture, from above to below."""
    seen = _engine()(np.asarray(picture)[:, :, ::-1])
    if seen.boxes is None:
        return ()
    return tuple(
        TextLine(text, tuple((float(x), float(y)) for x, y in corners))
        for corners, text in zip(seen.boxes, seen.txts, strict=True)
        if text.strip()
    )


@cache
def _engine() -> Any:
    from rapidocr import RapidOCR

    return RapidOCR(params=_SETTINGS)
