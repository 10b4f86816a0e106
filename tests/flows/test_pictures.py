"""M12: the copy that leaves, codes in every pose, and bytes that go when nobody needs them."""

import io
import os
import random
import sys
from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from PIL import Image, ImageFilter, ImageOps

from heqi.core.errors import HeqiError
from heqi.core.pictures.marks import Stroke
from heqi.core.pictures.places import Box
from tests.support.pictures import OTHER_CHAT, SHOP_PAGE, as_bytes, photo_with_place, qr, screenshot


@pytest.fixture(autouse=True)
def home(settings, tmp_path):
    settings.HEQI_HOME = tmp_path


@pytest.fixture
def now():
    return timezone.now()


def opened(content):
    return Image.open(io.BytesIO(content))


def test_M12_a_copy_is_written_anew_without_place_device_or_comment():
    from heqi.pictures.look import look_in
    from heqi.pictures.paint import paint_over

    seen = look_in(photo_with_place(), "芒果.jpg")
    copy = paint_over(seen.content, [])

    assert (seen.width, seen.height) == (400, 300), "upright"
    assert copy.media_type == "image/jpeg"
    assert dict(opened(copy.content).getexif()) == {}
    assert not {"exif", "comment", "icc_profile"} & set(opened(copy.content).info)
    assert b"13800138000" not in copy.content and b"GuoPhone" not in copy.content


def test_M12_what_is_painted_over_is_one_colour_and_the_rest_is_untouched():
    from heqi.pictures.paint import COVER, paint_over

    noise = Image.effect_noise((200, 200), 80).convert("RGB")
    copy = opened(paint_over(as_bytes(noise), [Box(10, 20, 50, 30), Stroke(20, ((150, 50), (150, 150)))]).content)

    assert {copy.getpixel((x, y)) for x in range(10, 60) for y in range(20, 50)} == {COVER}
    assert {copy.getpixel((150, y)) for y in range(42, 158)} == {COVER}
    assert copy.getpixel((60, 20)) == noise.getpixel((60, 20)) and copy.getpixel((9, 49)) == noise.getpixel((9, 49))


def test_M12_what_hides_in_transparent_points_does_not_leave():
    from heqi.pictures.paint import paint_over

    hidden = Image.new("RGBA", (40, 40), (255, 0, 0, 0))
    copy = opened(paint_over(as_bytes(hidden), []).content)

    assert copy.mode == "RGB" and copy.getpixel((20, 20)) == (255, 255, 255)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", "evidence.empty"),
        (b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00heicmif1", "picture.heic"),
        (b"%PDF-1.7", "picture.type"),
        (b"<svg onload=alert(1)>", "picture.type"),
        (as_bytes(Image.effect_noise((60, 60), 80))[:900], "evidence.broken"),
        (as_bytes(Image.new("RGB", (30_001, 1))), "picture.too_long"),
        (as_bytes(Image.new("1", (9_100, 9_100))), "evidence.too_large_picture"),
        (b"\xff" * (20 * 1024 * 1024 + 1), "picture.too_big"),
    ],
)
def test_M12_what_is_no_picture_for_a_chat_is_refused_with_its_reason(content, expected):
    from heqi.pictures.look import look_in

    with pytest.raises(HeqiError) as refused:
        look_in(content, "图")
    assert refused.value.code == expected


def test_M12_of_a_moving_picture_the_first_frame_counts():
    from heqi.pictures.look import look_in

    frames = [Image.new("RGB", (20, 20), colour) for colour in ("green", "red")]
    moving = as_bytes(frames[0], "GIF", save_all=True, append_images=frames[1:], duration=50)
    seen = look_in(moving, "动图.gif")

    assert seen.media_type == "image/png" and opened(seen.content).convert("RGB").getpixel((5, 5)) == (0, 128, 0)


def on_screen(*codes, gap=600):
    picture = Image.new("RGB", (1080, 1600), "white")
    for place, each in enumerate(codes):
        picture.paste(each, (100, 60 + gap * place))
    return picture


def grainy(picture):
    told = random.Random(7)
    points = picture.load()
    for _ in range(60_000):
        points[told.randrange(picture.width), told.randrange(picture.height)] = (told.randrange(256),) * 3
    return picture.filter(ImageFilter.GaussianBlur(0.8))


def photographed(picture):
    slanted = picture.transform(
        picture.size, Image.Transform.PERSPECTIVE, (1, 0.2, -100, 0.05, 1.1, -50, 0.0002, 0.0003), fillcolor="white"
    )
    return opened(as_bytes(slanted.filter(ImageFilter.GaussianBlur(1.5)), "JPEG", quality=35)).convert("RGB")


POSES = {
    "plain": on_screen(qr(OTHER_CHAT)),
    "turned": on_screen(qr(OTHER_CHAT)).rotate(37, expand=True, fillcolor="gray"),
    "upside down": on_screen(qr(OTHER_CHAT)).rotate(180),
    "thumbnail": on_screen(qr(OTHER_CHAT, scale=1)),
    "inverted": ImageOps.invert(on_screen(qr(OTHER_CHAT))),
    "coloured": on_screen(qr(OTHER_CHAT, dark="#d22222", light="#fffdd0")),
    "blurred": on_screen(qr(OTHER_CHAT)).filter(ImageFilter.GaussianBlur(2.5)),
    "grainy": grainy(on_screen(qr(OTHER_CHAT))),
    "photographed": photographed(on_screen(qr(OTHER_CHAT, scale=8))),
    "enlarged": on_screen(qr(OTHER_CHAT, scale=8)).resize((4320, 6400)),
}


@pytest.mark.parametrize("pose", POSES)
def test_M12_a_code_is_read_in_every_pose_and_not_once_it_is_covered(pose):
    from heqi.core.pictures.places import box_around
    from heqi.pictures.paint import paint_over
    from heqi.pictures.reading.codes import read_codes

    (code,) = read_codes(POSES[pose])
    assert (code.payload, code.matrix) == (OTHER_CHAT, True)

    covered = paint_over(as_bytes(POSES[pose]), [box_around(code.corners, margin=6)])
    assert [each.payload for each in read_codes(opened(covered.content).convert("RGB"))] == []


def test_M12_several_codes_are_told_apart_and_each_is_told_once():
    from heqi.pictures.reading.codes import read_codes

    found = read_codes(on_screen(qr(OTHER_CHAT), qr(SHOP_PAGE), gap=700))

    assert sorted(each.payload or "" for each in found) == sorted([OTHER_CHAT, SHOP_PAGE])


def test_M12_a_damaged_code_is_seen_though_it_cannot_be_read():
    from heqi.pictures.reading.codes import read_codes

    damaged = on_screen(qr(OTHER_CHAT))
    damaged.paste((255, 255, 255), (145, 105, 255, 215))
    (code,) = read_codes(damaged)

    assert code.payload is None and code.matrix


def test_M12_the_reading_process_is_started_again_after_it_died():
    from heqi.pictures.reading.reader import Reader

    reader = Reader()
    picture = as_bytes(screenshot(["tel 13812345678"]))
    try:
        assert [line.text for line in reader.read(picture).lines] == ["tel 13812345678"]
        reader._child.kill()
        assert len(reader.read(picture).lines) == 1
        with pytest.raises(HeqiError, match=r"picture\.unread"):
            reader.read(b"no picture at all")
        assert len(reader.read(picture).lines) == 1
    finally:
        reader.close()


def test_M12_a_reader_that_cannot_start_says_so_and_nothing_hangs():
    from heqi.pictures.reading.reader import Reader

    with pytest.raises(HeqiError, match=r"picture\.unread"):
        Reader((sys.executable, "-c", "raise SystemExit(1)")).read(b"x")


class TestKeeping:
    def arrive(self, shop, now, *, key="m1", content=None):
        from heqi.pictures.actions.take_in import take_picture_in

        content = content or as_bytes(Image.new("RGB", (60, 60), "orange"))
        return take_picture_in(
            shop_id=shop.id, content=content, name="芒果.png", key=key, conversation="c1", buyer="果友", now=now
        )

    def test_M12_a_picture_that_comes_twice_is_one(self, shop, now):
        from heqi.pictures.access import pictures_in

        first, again = self.arrive(shop, now), self.arrive(shop, now)

        assert first == again and pictures_in([shop.id]).count() == 1

    def test_M12_a_picture_is_erased_when_its_days_are_over_and_its_bytes_go_after_it(self, shop, now):
        from heqi.files.store import path_of
        from heqi.journal.access import entries_in
        from heqi.pictures.access import pictures_in
        from heqi.pictures.actions.drop import drop_due
        from heqi.pictures.actions.erase import erase_expired

        self.arrive(shop, now)
        row = pictures_in([shop.id]).get()
        kept, files = path_of(row.stored), {row.stored, row.shown}
        assert erase_expired(now + timedelta(days=179)) == 0 and kept.exists()

        later = now + timedelta(days=181)
        assert erase_expired(later) == 1
        row.refresh_from_db()
        assert (row.name, row.buyer, row.stored, row.found, row.erased_at) == ("", "", "", None, later)
        assert drop_due(later) == 0 and kept.exists()
        assert drop_due(later + timedelta(minutes=11)) == len(files)
        assert not kept.exists()
        assert entries_in([shop.id]).order_by("-id")[0].kind == "picture.erased"

    def test_M12_bytes_that_another_shop_shows_stay(self, shop, other_shop, now):
        from heqi.files.store import path_of
        from heqi.journal.contracts import SYSTEM
        from heqi.pictures.access import pictures_in
        from heqi.pictures.actions.drop import drop_due
        from heqi.pictures.actions.erase import erase_rows

        self.arrive(shop, now)
        self.arrive(other_shop, now)
        with transaction.atomic():
            erase_rows(pictures_in([shop.id]), why="asked", actor=SYSTEM, now=now)
        drop_due(now + timedelta(minutes=11))

        assert path_of(pictures_in([other_shop.id]).get().stored).exists()

    def test_M12_bytes_that_somebody_is_just_keeping_again_are_left_to_them(self, shop, now):
        from heqi.files.store import keep_file, path_of
        from heqi.pictures.actions.drop import drop_due, drop_later

        stored = keep_file(b"once more")
        drop_later([stored], now=now)
        moment = now + timedelta(minutes=11)
        os.utime(path_of(stored), (moment.timestamp(), moment.timestamp()))
        assert drop_due(moment) == 1 and path_of(stored).exists()
        assert drop_due(moment + timedelta(minutes=11)) == 1 and not path_of(stored).exists()

    def test_M12_every_table_that_names_kept_files_is_asked_before_bytes_go(self, settings):
        from django.apps import apps

        naming = {model._meta.app_label for model in apps.get_models() if has_columns(model, "stored", "shown")}
        assert naming <= {path.split(".")[1] for path in settings.HEQI_FILE_HOLDERS}


def has_columns(model, *names):
    return set(names) <= {field.name for field in model._meta.concrete_fields}
