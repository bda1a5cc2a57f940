from io import BytesIO

import pytest
from PIL import Image

from socle.apps.files.photos import plain_photo
from socle.core.errors import Refusal
from tests.photos import photo


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_a_photo_is_kept_upright_and_without_the_place_where_it_was_taken(form: str) -> None:
    kept = Image.open(BytesIO(plain_photo(photo(form=form))))
    assert (kept.format, kept.size, dict(kept.getexif())) == ("JPEG", (30, 40), {})


def test_a_large_photo_is_kept_at_a_readable_size() -> None:
    assert Image.open(BytesIO(plain_photo(photo(4000, 3000)))).size == (1500, 2000)


def test_a_photo_that_cannot_be_read_is_refused_in_words() -> None:
    with pytest.raises(Refusal, match="Prenez-la de nouveau"):
        plain_photo(b"\xff\xd8\xff nothing")
