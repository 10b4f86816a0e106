"""Linear heads: what they score, what each feature gave, and their file."""

import io
import json

import numpy as np
import pytest

from heqi.core.language.features import extract, extract_many
from heqi.core.language.linear import Head, LinearModel
from heqi.core.language.model_file import ModelFileError, dump_model, parse_model


def a_model() -> LinearModel:
    """Knows every feature of 坏了 and 好吃: the first speak for `bad`, the second for `good`."""
    bad, good = set(extract("坏了").ids.tolist()), set(extract("好吃").ids.tolist())
    keys = np.array(sorted(bad | good), np.uint32)
    rows = np.array([[0, 100, 50] if key in bad else [100, 0, -50] for key in keys.tolist()], np.int8)
    return LinearModel(
        heads=(Head("verdict", ("good", "bad"), "softmax", 0), Head("spoilt", ("spoilt",), "sigmoid", 2)),
        keys=keys,
        rows=rows,
        sizes=np.ones(len(keys), np.float32),
        scales=np.array([0.01, 0.01, 0.02], np.float32),
        biases=np.array([0.0, 0.0, -0.5], np.float32),
        about={"texts": 2},
    )


def test_H6_known_features_decide() -> None:
    model = a_model()
    p = model.head("verdict").probabilities(model.scores(extract_many(["坏了", "好吃"])))
    assert p.argmax(axis=1).tolist() == [1, 0]
    assert np.allclose(p.sum(axis=1), 1)


def test_H6_a_text_without_a_known_feature_gets_the_biases() -> None:
    model = a_model()
    assert model.scores(extract_many(["", "qwert"])).tolist() == [[0.0, 0.0, -0.5], [0.0, 0.0, -0.5]]


def test_H6_what_the_features_gave_adds_up_to_the_score() -> None:
    model = a_model()
    matched = model.match(extract_many(["东西坏了", "坏了但好吃"]))
    columns = np.array([1, 2])
    sums = np.bincount(matched.owners, model.given(matched, columns), 2)
    scores = model.score(matched)[[0, 1], columns] - model.biases[columns]
    assert np.allclose(sums, scores, atol=1e-5)


def test_H6_an_unknown_head_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        a_model().head("weather")


def test_H6_a_model_comes_back_from_its_file_and_gives_the_same_bytes() -> None:
    data = dump_model(a_model())
    again = parse_model(data)
    bags = extract_many(["坏了", "好吃吗", ""])
    assert dump_model(again) == data
    assert (again.scores(bags) == a_model().scores(bags)).all()
    assert again.about == {"texts": 2}


def changed(**arrays: object) -> bytes:
    """The file of a_model with other arrays."""
    with np.load(io.BytesIO(dump_model(a_model()))) as file:
        content = {name: file[name] for name in file.files} | arrays
    buffer = io.BytesIO()
    np.savez(buffer, **content)  # type: ignore[arg-type]
    return buffer.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\x03\x04 cut off",
        changed(rows=np.zeros((3, 3), np.int8)),
        changed(rows=np.array([{"a": 1}], dtype=object)),
        changed(gaps=np.empty(0, np.uint32), rows=np.empty((0, 3), np.int8), sizes=np.empty(0, np.float16)),
        changed(header=np.frombuffer(b"{}", np.uint8)),
    ],
)
def test_H6_a_file_that_is_no_model_is_refused(data: bytes) -> None:
    with pytest.raises(ModelFileError) as refused:
        parse_model(data)
    assert refused.value.code == "model.invalid"


def test_H6_a_file_of_another_form_says_that_it_must_be_trained_again() -> None:
    header = json.dumps({"form": 99, "heads": [], "about": {}}).encode()
    with pytest.raises(ModelFileError) as refused:
        parse_model(changed(header=np.frombuffer(header, np.uint8)))
    assert refused.value.code == "model.form"
    assert "重新训练" in refused.value.message
