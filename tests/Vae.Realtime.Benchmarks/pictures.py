"""Pictures for the comparisons: IDX files under MNIST's names, whole, in part or binarised, or made from a folder of picture files."""

import ctypes
import ctypes.util
import gzip
import os
import struct

from side_by_side import fail

TRAIN, TEST = IMAGES = ("train-images-idx3-ubyte", "t10k-images-idx3-ubyte")
SPLITS = ("train", "test")
ENDINGS = (".png", ".jpg", ".jpeg", ".bmp", ".gif")


def prepare(folder, target, limits=(0, 0), size=0, binarise=False):
    """The folder whose IDX files both sides read: the given one, or target, where something has to be made of it.

    limits: of the training and of the test pictures, evenly spread over all; 0 for all of them.
    size: the side that square pictures are scaled down to, a divisor of their own; 0 leaves them as they are.
    """
    ready = all(any(os.path.exists(os.path.join(folder, name + end)) for end in ("", ".gz")) for name in IMAGES)
    if not ready and not all(os.path.isdir(os.path.join(folder, split)) for split in SPLITS):
        fail(f"{folder} holds neither {TRAIN}(.gz) and {TEST}(.gz) nor pictures in train/ and test/; give a folder with one of them.")
    if ready and not any(limits) and not size and not binarise:
        return folder
    import numpy

    draw = numpy.random.default_rng(1)
    for name, split, limit in zip(IMAGES, SPLITS, limits):
        pictures = read_idx(folder, name, limit) if ready else decode_folder(os.path.join(folder, split), limit)
        if size:
            pictures = scaled_down(pictures, size)
        if binarise:
            pictures = numpy.where(draw.integers(0, 255, pictures.shape) < pictures, 255, 0).astype(numpy.uint8)
        write_idx(os.path.join(target, name), pictures)
    return target


def spread(count, limit):
    """Places of so many of count things, evenly spread: files come class by class."""
    kept = min(limit or count, count)
    return [index * count // kept for index in range(kept)]


def scaled_down(pictures, size):
    """Every pixel the mean of a square of pixels."""
    count, height, width, channels = pictures.shape
    if height != width or height % size:
        fail(f"--size {size}: pictures of {width}x{height} are not squares of a multiple of it.")
    blocks = pictures.reshape(count, size, height // size, size, width // size, channels)
    return blocks.mean((2, 4)).round().astype(pictures.dtype)


def read_idx(folder, name, limit=0):
    """The bytes of an IDX file of pictures, (N, H, W, C)."""
    import numpy

    path = os.path.join(folder, name)
    opened = open(path, "rb") if os.path.exists(path) else gzip.open(path + ".gz", "rb")
    with opened as file:
        dimensions = struct.unpack(">4B", file.read(4))[3]
        shape = struct.unpack(f">{dimensions}I", file.read(4 * dimensions))
        pictures = numpy.frombuffer(file.read(), numpy.uint8).reshape(*shape[:3], shape[3] if dimensions == 4 else 1)
    return pictures[spread(len(pictures), limit)]


def write_idx(path, pictures):
    """Writes (N, H, W, C) bytes; of grey pictures (N, H, W), as MNIST's files are."""
    shape = pictures.shape[:3] if pictures.shape[3] == 1 else pictures.shape
    with open(path, "wb") as file:
        file.write(struct.pack(f">4B{len(shape)}I", 0, 0, 8, len(shape), *shape) + pictures.tobytes())


def decode_folder(split, limit):
    """The pictures below a folder, all of one size, (N, H, W, 3) in the order of their paths."""
    import numpy

    paths = sorted(os.path.join(place, name) for place, _, names in os.walk(split) for name in names if name.lower().endswith(ENDINGS))
    if not paths:
        fail(f"{split} holds no pictures (PNG, JPEG, BMP or GIF).")
    decode = gdk_pixbuf()
    pictures = [decode(paths[index]) for index in spread(len(paths), limit)]
    if len({picture.shape for picture in pictures}) > 1:
        fail(f"the pictures in {split} differ in size; scale them to one size first.")
    return numpy.stack(pictures)


def gdk_pixbuf():
    """A function that decodes a file by GdkPixbuf: (H, W, 3)."""
    import numpy

    names = [ctypes.util.find_library(name) for name in ("gdk_pixbuf-2.0", "gobject-2.0")]
    if None in names:
        fail("needs GdkPixbuf to decode pictures: install libgdk-pixbuf-2.0-0.")
    pixbuf, gobject = (ctypes.CDLL(name) for name in names)
    pixbuf.gdk_pixbuf_new_from_file.argtypes = [ctypes.c_char_p, ctypes.c_void_p]
    pixbuf.gdk_pixbuf_new_from_file.restype = ctypes.c_void_p
    pixbuf.gdk_pixbuf_read_pixels.restype = ctypes.POINTER(ctypes.c_ubyte)
    asked = [pixbuf["gdk_pixbuf_get_" + name] for name in ("height", "width", "n_channels", "rowstride")]
    for function in (pixbuf.gdk_pixbuf_read_pixels, gobject.g_object_unref, *asked):
        function.argtypes = [ctypes.c_void_p]

    def decode(path):
        handle = pixbuf.gdk_pixbuf_new_from_file(os.fsencode(path), None)
        if not handle:
            fail(f"{path} cannot be decoded; take it out of the folder.")
        height, width, channels, stride = (function(handle) for function in asked)
        # The last row ends with its pixels, without padding.
        pixels = numpy.zeros(height * stride, numpy.uint8)
        size = (height - 1) * stride + width * channels
        pixels[:size] = numpy.ctypeslib.as_array(pixbuf.gdk_pixbuf_read_pixels(handle), (size,))
        gobject.g_object_unref(handle)
        return pixels.reshape(height, stride)[:, :width * channels].reshape(height, width, channels)[:, :, :3]

    return decode
