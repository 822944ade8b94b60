from __future__ import annotations

from itertools import product

import pytest
import torch

from engine.language import Map, Misfit, Shape, Site, Type, Value
from engine.mathematics.pictures import (
    Window,
    bias_argument,
    channels_of,
    picture,
    resized,
    window,
    with_channels,
    without_channels,
)


def of(shape: Shape) -> Map[str, Type]:
    return Map({"x": Type(shape)})


def site(shape: Shape) -> Site:
    return Site(Map(), of(shape), Map(), "self.a", Map({"x": "b"}))


def parameters(**given: Value) -> Map[str, Value]:
    usual: dict[str, Value] = {
        "kernel": 3,
        "stride": 1,
        "dilation": 1,
        "padding": "same",
        "margin": 4,
    }
    return Map({**usual, **given})


@pytest.mark.parametrize(
    ("shape", "sizes", "written"),
    [((8, 6), (1, 8, 6), "b.unsqueeze(1)"), ((3, 8, 6), (3, 8, 6), "b")],
)
def test_a_picture_of_two_axes_has_one_channel(shape: Shape, sizes: Shape, written: str) -> None:
    assert picture(of(shape)) == sizes
    assert with_channels(site(shape)) == written
    assert resized(of(shape), 4, 2) == (*shape[:-2], 4, 2)


@pytest.mark.parametrize("shape", [(), (64,), (2, 3, 8, 8)])
def test_what_is_no_picture_is_refused(shape: Shape) -> None:
    with pytest.raises(Misfit, match="a picture has two or three axes"):
        picture(of(shape))


@pytest.mark.parametrize(
    ("shape", "channels", "written"),
    [((64,), 64, "f(b)"), ((8, 6), 1, "f(b.unsqueeze(1)).squeeze(1)"), ((3, 8, 6), 3, "f(b)")],
)
def test_features_and_channels_come_first(shape: Shape, channels: int, written: str) -> None:
    placed = site(shape)
    assert channels_of(of(shape)) == channels
    assert without_channels(placed, f"f({with_channels(placed)})") == written


@pytest.mark.parametrize("shape", [(), (2, 3, 8, 8)])
def test_what_has_neither_features_nor_channels_is_refused(shape: Shape) -> None:
    with pytest.raises(Misfit, match="neither features nor"):
        channels_of(of(shape))


def test_a_window_fits_where_torch_says_so_and_gives_as_many_results() -> None:
    refused = 0
    for kernel, stride, dilation, margin, height in product(
        (1, 2, 3, 5), (1, 2, 3), (1, 2), (0, 1), (1, 2, 4, 7)
    ):
        slid = Window(kernel, stride, dilation, margin, margin)
        try:
            expected = torch.nn.functional.conv2d(
                torch.zeros(1, 1, height, 8),
                torch.zeros(1, 1, kernel, kernel),
                stride=stride,
                padding=margin,
                dilation=dilation,
            ).shape[2:]
        except RuntimeError:
            refused += 1
            with pytest.raises(Misfit):
                slid.over(of((height, 8)))
        else:
            assert slid.over(of((height, 8))) == tuple(expected)
    assert refused > 20


def test_a_kernel_larger_than_the_picture_is_told_in_numbers() -> None:
    with pytest.raises(Misfit) as told:
        Window(5, dilation=2, before=1, after=1).over(of((3, 4, 9)))
    assert str(told.value) == (
        "x: expected a picture of at least 7 × 7, received 3 × 4 × 9; the kernel spans 9 × 9 "
        "pixels and is larger than the picture with 1 on each side"
    )


@pytest.mark.parametrize("kernel", [1, 2, 3, 4, 7])
@pytest.mark.parametrize(("stride", "dilation"), [(1, 1), (2, 1), (3, 2)])
def test_same_padding_keeps_the_size_at_stride_1(kernel: int, stride: int, dilation: int) -> None:
    slid = window(parameters(kernel=kernel, stride=stride, dilation=dilation))
    assert slid.over(of((8, 5))) == (-(-8 // stride), -(-5 // stride))


@pytest.mark.parametrize(
    ("given", "arguments", "padded"),
    [
        ({}, "3, padding=1", "b"),
        ({"kernel": 4}, "4", "nn.functional.pad(b, (1, 2, 1, 2))"),
        ({"padding": "none", "stride": 2}, "3, stride=2", "b"),
        ({"padding": "set", "dilation": 2}, "3, padding=4, dilation=2", "b"),
    ],
)
def test_a_window_is_written_with_what_is_not_usual(
    given: dict[str, Value], arguments: str, padded: str
) -> None:
    slid = window(parameters(**given))
    assert (slid.arguments(), slid.padded("b")) == (arguments, padded)


def test_a_bias_is_only_named_where_there_is_none() -> None:
    assert bias_argument(Map({"bias": True})) == ""
    assert bias_argument(Map({"bias": False})) == ", bias=False"
