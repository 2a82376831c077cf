"""Pictures written anew: upright, no larger than a screen needs, without place or camera; in a process of its own for each."""

import io
import os
import resource
import sys

from PIL import Image, ImageChops, ImageOps, ImageSequence

FORMATS = ("JPEG", "PNG", "GIF", "WEBP")
MOST_PIXELS = 40_000_000  # all frames together; what decoding may take of a small machine's memory
MOST_FRAMES = 200
LONGEST_SIDE = 2048
QUALITY = 82
MEMORY = 512 * 1024 * 1024
CPU_SECONDS = 10
MOST_WRITTEN = 64 * 1024 * 1024
QUALITIES = (60, 45, 32, 22, 12)  # of a page of slides, until it is small enough
FEW_COLOURS = 16
SEEN_ERROR, SEEN_AREA = 12, 6  # of 255, on an average of so many points square; a page drawn in few colours must not look it
NICER = 5  # a large photo must not take the processor from the process that serves everybody


class BadPicture(Exception):
    """Not a picture that can be read, or too large a one."""


def main() -> None:
    """Read a picture from standard input, write a line "PNG 640 480" and its new bytes to standard output; ends badly where that cannot be."""
    os.nice(NICER)
    for what, most in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, CPU_SECONDS), (resource.RLIMIT_FSIZE, MOST_WRITTEN), (resource.RLIMIT_CORE, 0)):
        resource.setrlimit(what, (most, most))
    try:
        body, form, (width, height) = rewritten(sys.stdin.buffer)
    except BadPicture:
        sys.exit(1)
    sys.stdout.buffer.write(f"{form} {width} {height}\n".encode())
    sys.stdout.buffer.write(body.getbuffer())


def rewritten(stream) -> tuple[io.BytesIO, str, tuple[int, int]]:
    """The picture as (bytes, format, (width, height)), of pixels and nothing else; BadPicture where that cannot be."""
    try:
        with Image.open(stream, formats=FORMATS) as picture:
            return _rewritten(picture)
    except BadPicture:
        raise
    except Exception as error:  # whatever a broken or hostile picture makes the reader raise
        raise BadPicture from error


def _rewritten(picture: Image.Image) -> tuple[io.BytesIO, str, tuple[int, int]]:
    frames = getattr(picture, "n_frames", 1)
    if frames > MOST_FRAMES or picture.width * picture.height * frames > MOST_PIXELS:
        raise BadPicture
    if frames > 1 and picture.format in ("GIF", "WEBP"):
        return _moving(picture)
    form = picture.format if picture.format in ("PNG", "WEBP", "JPEG") else "PNG"
    picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
    ImageOps.exif_transpose(picture, in_place=True)
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    bare = _bare(picture, form)
    body = io.BytesIO()
    bare.save(body, form, **({"compress_level": 6} if form == "PNG" else {"quality": QUALITY}))
    body.seek(0)
    return body, form, bare.size


def _moving(picture: Image.Image) -> tuple[io.BytesIO, str, tuple[int, int]]:
    form = picture.format
    times = [frame.info.get("duration", 100) for frame in ImageSequence.Iterator(picture)]
    frames = [_bare(frame.copy(), "WEBP") for frame in ImageSequence.Iterator(picture)]
    body = io.BytesIO()
    frames[0].save(body, form, save_all=True, append_images=frames[1:], duration=times, loop=0)
    body.seek(0)
    return body, form, frames[0].size


def _bare(picture: Image.Image, form: str) -> Image.Image:
    # A new image holds pixels only: no EXIF, no comments, no colour profile, no text blocks.
    clear = "A" in picture.getbands() or "transparency" in picture.info
    mode = "RGB" if form == "JPEG" or not clear else "RGBA"
    if form == "PNG" and picture.mode in ("L", "1") and not clear:
        mode = "L"
    bare = Image.new(mode, picture.size)
    bare.paste(picture.convert(mode))
    return bare


def picture_of(stream) -> Image.Image:
    """The first frame of a picture, upright, on white, of pixels and nothing else; BadPicture where that cannot be."""
    try:
        with Image.open(stream, formats=FORMATS) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise BadPicture
            picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
            ImageOps.exif_transpose(picture, in_place=True)
            clear = picture.convert("RGBA")
            white = Image.new("RGB", clear.size, "white")
            white.paste(clear, mask=clear)
            return white
    except BadPicture:
        raise
    except Exception as error:  # whatever a broken or hostile picture makes the reader raise
        raise BadPicture from error


def within(picture: Image.Image, size: tuple[int, int]) -> Image.Image:
    """The picture made small enough for a box of points; never larger than it was."""
    fitted = picture.convert("RGB")
    fitted.thumbnail(size, Image.Resampling.LANCZOS)
    return fitted


def small_webp(picture: Image.Image, most: int) -> bytes:
    """The smaller of two WebP encodings: few colours without loss where nobody sees it, else with loss, coarser until it has `most` bytes."""
    found = [_webp(picture, quality=QUALITIES[0], method=4)]
    for how in (Image.Quantize.MEDIANCUT, Image.Quantize.MAXCOVERAGE):  # the second one keeps a small spot of another colour
        few = picture.quantize(FEW_COLOURS, how, dither=Image.Dither.NONE).convert("RGB")
        if _difference(picture, few) <= SEEN_ERROR:
            found.append(_webp(few, lossless=True, quality=50, method=4))
            break
    smallest = min(found, key=len)
    for quality in QUALITIES[1:]:
        if len(smallest) <= most:
            break
        smallest = min(smallest, _webp(picture, quality=quality, method=4), key=len)
    return smallest


def _difference(one: Image.Image, other: Image.Image) -> int:
    spots = ImageChops.difference(one, other).reduce(SEEN_AREA)
    return max(most for _least, most in spots.getextrema())


def _webp(picture: Image.Image, **how) -> bytes:
    body = io.BytesIO()
    picture.save(body, "WEBP", **how)
    return body.getvalue()
