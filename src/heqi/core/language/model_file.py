"""A linear model as bytes: .npz without pickle. The same model gives the same bytes."""

import io
import json
from typing import Any

import numpy as np

from heqi.core.errors import HeqiError
from heqi.core.language.linear import Head, LinearModel

FORM = 1
"""Raised when features or arrays change their meaning; a file of another form is refused."""


class ModelFileError(HeqiError):
    """Bytes that are no model of this form."""


def dump_model(model: LinearModel) -> bytes:
    """The file of a model."""
    heads = [{"name": head.name, "labels": head.labels, "link": head.link} for head in model.heads]
    header = json.dumps({"form": FORM, "heads": heads, "about": dict(model.about)}, ensure_ascii=False, sort_keys=True)
    buffer = io.BytesIO()
    np.savez_compressed(
        buffer,
        header=np.frombuffer(header.encode(), np.uint8),
        gaps=np.diff(model.keys, prepend=np.uint32(0)),
        rows=np.asfortranarray(model.rows),
        sizes=model.sizes.astype(np.float16),
        scales=model.scales,
        biases=model.biases,
    )
    return buffer.getvalue()


def parse_model(data: bytes) -> LinearModel:
    """The model in a file. Raises ModelFileError `model.invalid`."""
    try:
        with np.load(io.BytesIO(data), allow_pickle=False) as arrays:
            return _build({name: arrays[name] for name in arrays.files})
    except ModelFileError:
        raise
    except Exception as error:  # zipfile, numpy and json each have their own
        raise ModelFileError("model.invalid", "模型文件无法读取", "a file is no model or is damaged") from error


def _build(arrays: dict[str, Any]) -> LinearModel:
    """The model of the arrays of a file. Raises ModelFileError where its form is another."""
    header = json.loads(arrays["header"].tobytes())
    if header["form"] != FORM:
        raise ModelFileError(
            "model.form",
            "模型文件与此版本不符,请重新训练",
            f"the model has form {header['form']}, this version reads {FORM}",
        )
    heads, first = [], 0
    for head in header["heads"]:
        heads.append(Head(head["name"], tuple(head["labels"]), head["link"], first))
        first += len(head["labels"])
    check_shapes(arrays, columns=first)
    return LinearModel(
        heads=tuple(heads),
        keys=np.cumsum(arrays["gaps"], dtype=np.uint32),
        rows=np.ascontiguousarray(arrays["rows"]),
        sizes=arrays["sizes"].astype(np.float32),
        scales=arrays["scales"],
        biases=arrays["biases"],
        about=header["about"],
    )


def check_shapes(arrays: dict[str, Any], *, columns: int) -> None:
    """Refuse arrays that do not belong together. Raises ModelFileError."""
    features = len(arrays["gaps"])
    wanted = {"rows": (features, columns), "sizes": (features,), "scales": (columns,), "biases": (columns,)}
    wrong = [name for name, shape in wanted.items() if arrays[name].shape != shape]
    if wrong or not features or arrays["rows"].dtype != np.int8:
        raise ModelFileError("model.invalid", "模型文件内容不一致", f"arrays that do not fit: {wrong}")
