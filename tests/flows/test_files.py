"""Files that people bring, for every feature alike: kept once by what is in them, told by their bytes."""

import pytest


@pytest.fixture(autouse=True)
def home(settings, tmp_path):
    settings.HEQI_HOME = tmp_path
    return tmp_path


def test_T5_the_same_bytes_lie_on_the_disk_once_and_unchanged(home):
    from heqi.files.store import keep_file, path_of

    first, again = keep_file(b"%PDF-1.4 slip"), keep_file(b"%PDF-1.4 slip")

    assert first == again
    assert path_of(first).read_bytes() == b"%PDF-1.4 slip"
    assert [each.name for each in home.rglob("*") if each.is_file()] == [first]


def test_T5_the_bytes_say_what_a_file_is_and_not_its_name():
    from heqi.core.errors import HeqiError
    from heqi.files.kinds import FileKind, look_at

    seen = look_at(b"%PDF-1.4 slip", "照片.jpg")
    assert (seen.kind, seen.media_type, seen.shown) == (FileKind.FILE, "application/pdf", b"%PDF-1.4 slip")
    with pytest.raises(HeqiError) as refused:
        look_at(b"<script>alert(1)</script>", "照片.jpg")
    assert refused.value.code == "evidence.type"
